# shellcheck shell=bash
# shellcheck disable=SC2154 # variables of rehearsal/run
# Azure's stand-in, and what clients need that it is to take for Azure. Sourced by rehearsal/run.

# Where it is, and who may log in there: StandInAzure says it.
address='' operator='' operator_secret='' java_options=''

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
test_java() { (cd "$root" && exec "$java" -XX:TieredStopAtLevel=1 -cp "$(cat "$classpath_file")" "$@"); }

# It is ready when it says so; it ends when nobody holds the other end of its standard input.
start_azure() {
  mkfifo "$work/azure/in"
  test_java "-Djava.io.tmpdir=$work/azure" "-Dazwi.azure=$azure" dev.azwifn.rehearsal.StandInAzure "$work/azure" "$account" \
    <"$work/azure/in" >"$work/azure/out" 2>"$work/log/azure" &
  azure_pid=$!
  exec 4>"$work/azure/in"
}

need_java() {
  need "$java"
  [[ -e $classpath_file ]] || skip "target/packaging/test-classpath is not there: run mvn -q package -DskipTests"
}

need_for_azure() {
  need_java
  need node curl openssl
  [[ -d $azure/node_modules/azurite && -d $azure/specification ]] || skip "no Azurite: .ci/install-azure-tools.sh installs it"
}

need_azure() {
  need_for_azure
  local tries
  for ((tries = 0; tries < 600; tries++)); do
    if [[ $(head -n 1 "$work/azure/out") == ready ]]; then
      return
    fi
    kill -0 "$azure_pid" 2>/dev/null || break
    sleep 0.1
  done
  [[ -s $work/azure/out ]] && skip "$(head -n 1 "$work/azure/out")"
  fail "Azure's stand-in does not start: $(tail -n 1 "$work/log/azure")"
}

# shellcheck source=/dev/null # written by StandInAzure
reach_azure() { . "$work/azure/azure.env"; }

provisioned() {
  [[ -e $work/provisioned ]] || skip "Azure's stand-in is not there"
  reach_azure
}

# What a Java needs to find Azure's names on this machine, and there only.
at_azure() { JDK_JAVA_OPTIONS=$java_options "$@" 2> >(grep -v '^NOTE: Picked up JDK_JAVA_OPTIONS' >&2); }
azwi-provision() {
  AZURE_TENANT_ID=$tenant AZURE_CLIENT_ID=$operator AZURE_CLIENT_SECRET=$operator_secret at_azure command azwi-provision "$@"
}
call() {
  curl -sS --max-time 20 --cacert "$work/azure/azure.pem" --resolve "*:443:$address" "$@"
}

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

# Signs a token as the API server does: service_account_token ISSUER NAMESPACE:NAME.
service_account_token() {
  local kid now head claims
  kid=$(openssl pkey -in sa.key -pubout -outform DER | openssl dgst -sha256 -binary | base64url)
  now=$(date +%s)
  head=$(printf '{"alg":"RS256","kid":"%s"}' "$kid" | base64url)
  claims=$(printf '{"iss":"%s","sub":"system:serviceaccount:%s","aud":["api://AzureADTokenExchange"],"iat":%d,"nbf":%d,"exp":%d}' \
    "$1" "$2" "$now" "$now" $((now + 3600)) | base64url)
  printf '%s.%s.%s\n' "$head" "$claims" "$(printf %s "$head.$claims" | openssl dgst -sha256 -sign sa.key -binary | base64url)"
}

# What CAPZ does with it: exchange TOKEN-FILE ANSWER-FILE.
exchange() {
  call -o "$2" "https://login.microsoftonline.com/$tenant/oauth2/v2.0/token" \
    -d grant_type=client_credentials --data-urlencode scope=https://management.azure.com/.default \
    -d "client_id=$(value "$config" clientID)" \
    --data-urlencode client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer \
    --data-urlencode "client_assertion@$1"
}
