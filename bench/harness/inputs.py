"""Writes the input of one measurement, in every form that a contender reads."""

import os
import shutil
from dataclasses import dataclass

BENCH = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


@dataclass
class Input:
    folder: str
    stream: str  # YAML documents, as clusterctl prints them
    resource_list: str  # the same as a KRM function reads them
    package: str  # a folder for kpt
    kustomization: str  # a folder for kustomize
    clusters: int
    bytes: int

    def remove(self):
        shutil.rmtree(self.folder)


def write(folder, template, clusters):
    """Writes copies of a cluster under names of their own."""
    with open(os.path.join(BENCH, "clusters", template)) as file:
        cluster = file.read()
    with open(os.path.join(BENCH, "config.yaml")) as file:
        config = file.read()
    made = Input(
        folder=folder,
        stream=os.path.join(folder, "kustomize", "input.yaml"),
        resource_list=os.path.join(folder, "list.yaml"),
        package=os.path.join(folder, "package"),
        kustomization=os.path.join(folder, "kustomize"),
        clusters=clusters,
        bytes=0,
    )
    os.makedirs(made.kustomization)
    os.makedirs(made.package)
    shutil.copy(os.path.join(BENCH, "kustomization.yaml"), made.kustomization)
    items = [item(document) for document in cluster.split("---\n")]
    with open(made.stream, "w") as stream, open(made.resource_list, "w") as resource_list:
        resource_list.write("apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n")
        for number in range(1, clusters + 1):
            name = f"cluster-{number}"
            stream.write("" if number == 1 else "---\n")
            stream.write(cluster.replace("${CLUSTER_NAME}", name))
            for index, text in enumerate(items):
                place = str((number - 1) * len(items) + index)
                resource_list.write(text.replace("${CLUSTER_NAME}", name).replace("${INDEX}", place))
        resource_list.write("functionConfig:\n" + indented(config))
    os.link(made.stream, os.path.join(made.package, "input.yaml"))
    made.bytes = os.path.getsize(made.stream)
    return made


# What kpt adds to every item.
ANNOTATIONS = """metadata:
  annotations:
    config.kubernetes.io/index: '${INDEX}'
    config.kubernetes.io/path: 'input.yaml'
    internal.config.kubernetes.io/index: '${INDEX}'
    internal.config.kubernetes.io/path: 'input.yaml'
"""


def item(document):
    return "- " + indented(document.replace("metadata:\n", ANNOTATIONS, 1))[2:]


def indented(text):
    return "".join("  " + line if line.strip() else line for line in text.splitlines(keepends=True))
