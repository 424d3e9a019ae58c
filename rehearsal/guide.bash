# shellcheck shell=bash
# shellcheck disable=SC2154 # variables of rehearsal/run
# The steps of the guide, a function each: what a user types, and whether it came out right. Sourced by rehearsal/run.

config=wi.yaml
account=oidc01
issuer=https://$account.blob.core.windows.net/oidc/
tenant=5f5b3a1c-3f0e-4a44-9c5e-1c1f2c1d7a01 # the only one that Azure's stand-in has
subscription=11111111-2222-4333-8444-555555555555
group=capz-identity
node=localhost/azwi-fn-node:v1.36.1

init() {
  export AZURE_TENANT_ID=$tenant AZURE_SUBSCRIPTION_ID=$subscription AZURE_LOCATION=westeurope RESOURCE_GROUP=$group
  export KIND_CLUSTER_NAME=$cluster AZURE_STORAGE_ACCOUNT=$account AZURE_STORAGE_CONTAINER=oidc USER_ASSIGNED_IDENTITY_NAME=capz
  try "azwi-fn init > $config"
  unset AZURE_TENANT_ID AZURE_SUBSCRIPTION_ID AZURE_LOCATION RESOURCE_GROUP KIND_CLUSTER_NAME
  unset AZURE_STORAGE_ACCOUNT AZURE_STORAGE_CONTAINER USER_ASSIGNED_IDENTITY_NAME
  azwi-fn plan -f "$config" --output yaml >plan.yaml
  expect "the plan has the issuer of the storage" grep -qF "$issuer" plan.yaml
  outcome "the config, filled in from the guide's variables; azwi-fn plan takes it"
}

keys() {
  try "azwi-fn keys -f $config"
  expect "only its owner can read sa.key" test "$(stat -c %a sa.key)" = 600
  if have openssl; then
    expect "sa.pub is the other half of sa.key" cmp -s <(openssl pkey -in sa.key -pubout) <(openssl pkey -pubin -in sa.pub)
  fi
  outcome "a key pair for service account tokens"
}

oidc() {
  try "azwi-fn oidc -f $config --out site"
  expect "the discovery document names the issuer" grep -qF "\"$issuer\"" site/.well-known/openid-configuration
  expect "the JWKS holds no private key" not grep -q '"d"' site/openid/v1/jwks
  outcome "what the issuer serves, as files"
}

provision() {
  (need_azure) || {
    local status=$?
    # What apply would have written, so that the rest can go on.
    sed -i "s/^    #clientID: .*/    clientID: 77777777-8888-4999-8aaa-bbbbbbbbbbbb/" "$config"
    exit "$status"
  }
  reach_azure
  try "azwi-provision apply -f $config"
  expect "apply has written the client ID" test -n "$(value "$config" clientID)"
  local document
  for document in .well-known/openid-configuration openid/v1/jwks; do
    call -f -o published "$issuer$document"
    expect "$document is published as azwi-fn oidc makes it" cmp -s published "site/$document"
  done
  touch "$work/provisioned"
  outcome "made at Azure's stand-in; everybody can read the documents"
}

kind_config() {
  try "azwi-fn kind -f $config > kind.yaml"
  expect "the API server's issuer is the config's" test "$(value kind.yaml service-account-issuer)" = "$issuer"
  outcome "the management cluster: keys and issuer are in it"
}

kind_cluster() {
  need_tool kind kind
  need_tool podman kind
  podman image exists "$node" || skip "podman has no stand-in for kind's node image: .ci/install-kind.sh makes it"
  touch "$work/kind"
  # The stand-in says no where kubeadm would begin; by then kind has made all of its configuration.
  refuses 1 "kind create cluster --config kind.yaml --image $node --retain" 2>kind.log
  expect "kind came as far as kubeadm" grep -q 'failed to init node with kubeadm' kind.log
  podman exec "$cluster-control-plane" cat /kind/kubeadm.conf >kubeadm.conf
  expect "kubeadm is told the issuer" grep -qF "$issuer" kubeadm.conf
  podman exec "$cluster-control-plane" cat /etc/kubernetes/pki/sa.key | cmp -s - sa.key || fail "not so: the node has sa.key"
  podman exec "$cluster-control-plane" cat /etc/kubernetes/pki/sa.pub | cmp -s - sa.pub || fail "not so: the node has sa.pub"
  outcome "the stand-in for a node ends at kubeadm, whose configuration has issuer and keys"
}

generate() {
  cp "$root/testdata/rehearsal/template.yaml" template.yaml
  cp "$root/testdata/rehearsal/input.yaml" generated.yaml # its output of another time
  need_tool clusterctl clients
  eval "$(azwi-fn env -f "$config")"
  # Of the service principal.
  export AZURE_CLIENT_ID=99999999-0000-4111-8222-333333333333 KUBERNETES_VERSION=v1.36.1
  try "clusterctl generate cluster demo --from template.yaml -n default > generated.yaml"
  # The release that .ci installs; others may write it in another style.
  [[ -z $strict ]] || expect "testdata has this as input" cmp -s generated.yaml "$root/testdata/rehearsal/input.yaml"
  outcome "a cluster as before workload identity: service principal, client secret"
}

transform_pipe() {
  try "azwi-fn -f $config < generated.yaml > cluster.yaml"
  transformed
}

transform_kpt() {
  need_tool kpt clients
  mkdir clusters
  cp generated.yaml clusters/cluster.yaml
  try "kpt fn eval clusters --exec azwi-fn --fn-config $config"
  cp clusters/cluster.yaml cluster.yaml
  same_as_pipe
  transformed
}

transform_kustomize() {
  need_tool kustomize clients
  sed "s/^  name: workload-identity\$/&\n  annotations: {config.kubernetes.io\/function: 'exec: {path: azwi-fn}'}/" "$config" >transformer.yaml
  printf '%s\n' 'sortOptions: {order: fifo}' 'resources: [generated.yaml]' 'transformers: [transformer.yaml]' >kustomization.yaml
  try "kustomize build --enable-alpha-plugins --enable-exec . > cluster.yaml"
  same_as_pipe
  transformed
}

same_as_pipe() {
  azwi-fn -f "$config" <generated.yaml >piped.yaml
  test_java dev.azwifn.corpus.ResourceCheck same "$PWD/cluster.yaml" "$PWD/piped.yaml" || fail "not so: the pipe makes the same resources"
}

transformed() {
  expect "the identity has the client ID" grep -qF "clientID: $(value "$config" clientID)" cluster.yaml
  expect "its type is WorkloadIdentity" grep -qF 'type: WorkloadIdentity' cluster.yaml
  expect "no client secret is left" not grep -qi 'secret$\|clientSecret' cluster.yaml
  expect "control plane and workers have their identity" test "$(grep -c 'providerID: azure:///.*/userAssignedIdentities/capz$' cluster.yaml)" = 2
  azwi-fn -f "$config" <cluster.yaml >again
  expect "a second run changes nothing" cmp -s again cluster.yaml
  outcome "workload identity: client ID, machine identities, no secret"
}

schema() {
  local crds=${AZWI_CORPUS:-}/crds
  show "# every resource against the schema of its CustomResourceDefinition"
  [[ -d $crds ]] || skip "no CustomResourceDefinitions: AZWI_CORPUS does not name a folder that has crds/"
  need_java
  test_java dev.azwifn.corpus.ResourceCheck schema "$PWD/cluster.yaml" "$crds" >violations || fail "$(tail -n 1 violations)"
  outcome "$(<violations)"
}

verify() {
  try "azwi-fn verify -f $config --documents site kind.yaml cluster.yaml"
  outcome "the chain of trust holds, from the key to the machines"
}

verify_online() {
  provisioned
  # shellcheck disable=SC2317 # through try
  azwi-fn() { at_azure command azwi-fn "$@"; }
  service_account_token "$issuer" capz-system:capz-manager >token
  try "azwi-provision status -f $config -o yaml > az.yaml"
  try "azwi-fn verify -f $config --online --credentials az.yaml --token token kind.yaml cluster.yaml"
  outcome "and it holds with the documents that are published, with Azure, and with a token"
}

federation() {
  provisioned
  local account
  show "# service account tokens, exchanged as CAPZ and Azure Service Operator do it"
  for account in capz-manager azureserviceoperator-default; do
    service_account_token "$(value kind.yaml service-account-issuer)" "capz-system:$account" >token
    exchange token answer
    sed -nE 's/.*"access_token":"([^"]+)".*/Authorization: Bearer \1/p' answer >authorization
    expect "Entra ID gives $account a token" test -s authorization
    call -f -H @authorization -o found "https://management.azure.com/subscriptions/$subscription/resourcegroups/$group?api-version=2025-04-01"
    expect "it may read the resource group" grep -qF "\"$group\"" found
  done
  outcome "their key is published, their issuer is trusted, and they may do their work"
}

broken() {
  provisioned
  show "# a slash is lost: the API server is told another issuer, and signs its tokens with it"
  sed "s|$issuer|${issuer%/}|" kind.yaml >slip.yaml
  service_account_token "$(value slip.yaml service-account-issuer)" capz-system:capz-manager >token.slip
  exchange token.slip answer
  expect "Entra ID refuses the token" grep -q '"error":"[a-z_]*"' answer
  try "azwi-fn explain -f $config answer > explanation"
  expect "explain knows the code" grep -q AADSTS700211 explanation
  grep -E '^AADSTS700211|expected:|found:|\^ ' explanation | sed 's/^    //' | quote
  expect "explain names the slash" grep -q 'the slash at the end is missing' explanation
  outcome "refused, and explained"
}

found() {
  [[ -e slip.yaml ]] || sed "s|$issuer|${issuer%/}|" kind.yaml >slip.yaml
  refuses 1 "azwi-fn verify -f $config --documents site slip.yaml cluster.yaml > findings"
  expect "verify names the place and the code" grep -Eq 'slip.yaml:[0-9]+.*' findings
  try "azwi-fn verify -f $config --documents site slip.yaml cluster.yaml --fix"
  expect "the repair restores kind's config" cmp -s slip.yaml kind.yaml
  outcome "verify finds it without Azure, and --fix repairs it"
}

destroy() {
  provisioned
  try "azwi-provision destroy -f $config --yes"
  exchange token answer
  expect "Entra ID does not know the identity any more" grep -q AADSTS700016 answer
  rm "$work/provisioned"
  outcome "what apply made is deleted"
}

nothing_left() {
  if [[ -e $work/kind ]]; then
    delete_cluster
    podman ps -a --format '{{.Names}}' >containers
    expect "kind's nodes are gone" not grep -F "$cluster" containers
  fi
  [[ -e $work/azure/left ]] || skip "Azure's stand-in was not there"
  show "# what is left in Azure's stand-in, and whether it got a call that Azure would not take"
  expect "nothing is left, and every call is as Azure's Swagger has it" test "$(<"$work/azure/left")" = 0
  outcome "nothing is left; $(tail -n 1 "$work/azure/out"), all as Azure's Swagger has them"
}
