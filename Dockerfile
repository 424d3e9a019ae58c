# The function and its companion as images: docker build --target azwi-fn -t localhost/azwi-fn:v0.1 .
#
# Both images hold an application, the C library that its Java needs, and no shell. Pin what they are made of by digest:
#   --build-arg BASE=docker.io/library/debian@sha256:… --build-arg MAVEN=docker.io/library/maven@sha256:…
# With --build-context applications=target they take the applications that mvn package has made here, and need no Maven.
ARG MAVEN=docker.io/library/maven:3.9-eclipse-temurin-25
# Of the Debian family; its C library may not be older than 2.17, or than what the JDK of MAVEN asks for.
ARG BASE=docker.io/library/debian:bookworm-slim
# Of every file in the images, so that the same sources make the same layers.
ARG SOURCE_DATE_EPOCH=1767225600

FROM ${MAVEN} AS build
# Such as -o, or the settings of a mirror.
ARG MAVEN_OPTIONS=
WORKDIR /build
COPY . .
RUN mvn -B -ntp -q package -Dmaven.test.skip=true ${MAVEN_OPTIONS}

FROM scratch AS applications
COPY --from=build /build/target/azwi-fn /azwi-fn
COPY --from=build /build/target/azwi-provision /azwi-provision

FROM ${BASE} AS roots
ARG SOURCE_DATE_EPOCH
COPY src/packaging/rootfs.sh /
COPY --from=applications / /applications
RUN sh /rootfs.sh /applications/azwi-fn /roots/azwi-fn && sh /rootfs.sh /applications/azwi-provision /roots/azwi-provision

FROM scratch AS azwi-provision
ARG BASE
COPY --from=roots /roots/azwi-provision /
ENV LANG=C.UTF-8
USER 65534:65534
WORKDIR /work
LABEL org.opencontainers.image.title="azwi-provision" \
      org.opencontainers.image.description="Has Azure hold what workload identity for Cluster API clusters needs" \
      org.opencontainers.image.version="0.1.0-SNAPSHOT" \
      org.opencontainers.image.source="https://github.com/azwi-fn/azwi-fn" \
      org.opencontainers.image.licenses="Apache-2.0 AND MIT AND GPL-2.0-only WITH Classpath-exception-2.0 AND LGPL-2.1-or-later" \
      org.opencontainers.image.base.name="${BASE}"
ENTRYPOINT ["/opt/azwi-provision/bin/java", "-cp", "/opt/azwi-provision/lib/azwi-provision/*", "dev.azwifn.provision.Main"]

FROM scratch AS azwi-fn
ARG BASE
COPY --from=roots /roots/azwi-fn /
ENV LANG=C.UTF-8
USER 65534:65534
WORKDIR /work
LABEL org.opencontainers.image.title="azwi-fn" \
      org.opencontainers.image.description="Workload identity for Cluster API Provider Azure, as a command and a KRM function" \
      org.opencontainers.image.version="0.1.0-SNAPSHOT" \
      org.opencontainers.image.source="https://github.com/azwi-fn/azwi-fn" \
      org.opencontainers.image.licenses="Apache-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0 AND LGPL-2.1-or-later" \
      org.opencontainers.image.base.name="${BASE}"
ENTRYPOINT ["/opt/azwi-fn/bin/java", "-m", "dev.azwifn/dev.azwifn.cli.Main"]
