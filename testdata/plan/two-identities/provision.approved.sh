#!/usr/bin/env bash
# Makes Azure hold what a WorkloadIdentity needs, with the Azure CLI. It may be run again: what is right is left alone, what differs
# is repaired, and nothing is ever deleted. Written by azwi-fn plan --output az: when the config changes, write it anew.
#
# Usage: azwi-fn oidc -f CONFIG --out SITE && bash THIS_SCRIPT SITE
# The two documents in SITE are all that is published; no key is read.
#
# The issuer https://oidc.example.com/clusters/ is not the storage's own address: see to it that it serves what is at https://oidcissuer.blob.core.windows.net/oidc/, to everybody and as application/json.
set -euo pipefail

cloud='AzureCloud'
tenant='00000000-1111-4222-8333-444444444444'
subscription='22222222-3333-4444-8555-666666666666'
group='identities-(prod)'
location='westeurope'
tag='azwi-fn-owner=capz'
account='oidcissuer'
account_id='/subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/identities-(prod)/providers/Microsoft.Storage/storageAccounts/oidcissuer'
container='oidc'
metadata='azwi_fn_owner=capz'
issuer='https://oidc.example.com/clusters/'
jwks='openid/v1/jwks'
discovery='.well-known/openid-configuration'
audience='api://AzureADTokenExchange'
identity='capz'
machine_identity='machines'
provider_id='azure:///subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/identities-(prod)/providers/Microsoft.ManagedIdentity/userAssignedIdentities/machines'

site=${1:?"usage: bash $0 SITE (the folder that azwi-fn oidc --out SITE wrote)"}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "error: $*"
  exit 1
}

azure() { az "$@" --subscription "$subscription" --only-show-errors; }

# Blobs are reached with the caller's own login, not with the account's keys.
blobs() {
  azure storage blob "$@" --account-name "$account" --auth-mode login 2>"$work/error" && return
  cat "$work/error" >&2
  if grep -qE 'AuthorizationPermissionMismatch|required permissions' "$work/error"; then
    say "You need a role on the storage account, which counts after some minutes:"
    say "  az role assignment create --assignee YOU --role 'Storage Blob Data Contributor' --scope '$account_id'"
  fi
  return 1
}

# What is new in Azure is not known everywhere at once, and only one credential is written at a time.
patiently() {
  local pause
  for pause in 2 4 8 15 30 30 30 30 30 30; do
    "$@" 2>"$work/error" && return
    grep -qE 'PrincipalNotFound|ParentResourceNotFound|ConcurrentFederatedIdentityCredentials|TooManyRequests' \
      "$work/error" || break
    say "  Azure is not ready, waiting $pause seconds"
    sleep "$pause"
  done
  cat "$work/error" >&2
  return 1
}

check_cloud() {
  local actual
  actual=$(az cloud show --query name --output tsv)
  [[ $actual == "$cloud" ]] || fail "az is set to $actual: run az cloud set --name $cloud && az login"
  actual=$(azure account show --query tenantId --output tsv) || fail "az does not see the subscription: run az login"
  [[ $actual == "$tenant" ]] || fail "the subscription is in the tenant $actual, not in $tenant: correct the config"
}

check_site() {
  local document
  for document in "$jwks" "$discovery"; do
    [[ -f $site/$document ]] || fail "there is no $site/$document: run azwi-fn oidc -f CONFIG --out '$site'"
    if grep -qE 'PRIVATE KEY|"(d|p|q|dp|dq|qi)"' "$site/$document"; then
      fail "$site/$document holds a private key, it is not published"
    fi
  done
  grep -qF "\"$issuer\"" "$site/$discovery" ||
    fail "$site/$discovery is for another issuer than $issuer: run azwi-fn oidc -f CONFIG --out '$site'"
}

make_group() {
  local found
  found=$(azure group exists --name "$group" --output tsv)
  if [[ $found == true ]]; then
    say "resource group $group: there"
  else
    azure group create --name "$group" --location "$location" --tags "$tag" --output none
    say "resource group $group: created"
  fi
}

make_account() {
  local found
  found=$(azure storage account list --resource-group "$group" \
    --query "[?name=='$account'].[enableHttpsTrafficOnly, allowBlobPublicAccess]" --output tsv)
  if [[ -z $found ]]; then
    azure storage account create --name "$account" --resource-group "$group" --location "$location" --tags "$tag" \
      --kind StorageV2 --sku Standard_LRS --https-only true --min-tls-version TLS1_2 --allow-shared-key-access false \
      --allow-blob-public-access true --output none
    say "storage account $account: created"
  elif [[ $found == *[Ff]alse* ]]; then
    azure storage account update --name "$account" --resource-group "$group" --https-only true \
      --allow-blob-public-access true --output none
    say "storage account $account: repaired"
  else
    say "storage account $account: up to date"
  fi
}

make_container() {
  local found
  found=$(azure storage container-rm list --storage-account "$account" --resource-group "$group" \
    --query "[?name=='$container'].publicAccess" --output tsv)
  case $found in
    Blob) say "container $container: up to date" ;;
    '')
      azure storage container-rm create --name "$container" --storage-account "$account" --resource-group "$group" \
        --public-access blob --metadata "$metadata" --output none
      say "container $container: created"
      ;;
    *)
      azure storage container-rm update --name "$container" --storage-account "$account" --resource-group "$group" \
        --public-access blob --output none
      say "container $container: public access set to its blobs"
      ;;
  esac
}

publish() { # DOCUMENT
  local type
  type=$(blobs list --container-name "$container" --prefix "$1" \
    --query "[?name=='$1'].properties.contentSettings.contentType" --output tsv)
  if [[ $type == application/json ]]; then
    blobs download --container-name "$container" --name "$1" --file "$work/blob" --no-progress --output none
    if cmp -s "$work/blob" "$site/$1"; then
      say "document $1: up to date"
      return
    fi
  fi
  blobs upload --container-name "$container" --name "$1" --file "$site/$1" --content-type application/json \
    --metadata "$metadata" --overwrite --no-progress --output none
  say "document $1: published"
}

# As Entra ID will: from where the issuer says, without a login.
read_back() { # DOCUMENT
  local pause
  for pause in 2 4 8 15 30; do
    if curl -gfsS "${issuer%/}/$1" --output "$work/page" 2>"$work/error" && cmp -s "$work/page" "$site/$1"; then
      return
    fi
    say "  ${issuer%/}/$1 does not show the document yet, waiting $pause seconds"
    sleep "$pause"
  done
  cat "$work/error" >&2
  fail "not everybody can read ${issuer%/}/$1: does a policy or a network rule forbid public access?"
}

make_identity() { # NAME
  local found
  found=$(azure identity list --resource-group "$group" --query "[?name=='$1'].clientId" --output tsv)
  if [[ -n $found ]]; then
    say "managed identity $1: there"
  else
    azure identity create --name "$1" --resource-group "$group" --location "$location" --tags "$tag" --output none
    say "managed identity $1: created"
  fi
}

# A pair of issuer and subject is there once, whatever its name. create also writes one that is there.
make_credential() { # NAME SUBJECT
  local target='' taken='' name has_issuer has_subject has_audience
  patiently azure identity federated-credential list --identity-name "$identity" --resource-group "$group" \
    --query "[].[name, issuer, subject, join(',', audiences)]" --output tsv >"$work/credentials"
  while IFS=$'\t' read -r name has_issuer has_subject has_audience; do
    if [[ $has_issuer == "$issuer" && $has_subject == "$2" ]]; then
      target=$name
      if [[ $has_audience == "$audience" ]]; then
        say "federated credential $name: up to date"
        return
      fi
    elif [[ $name == "$1" ]]; then
      taken=$has_subject
    fi
  done <"$work/credentials"
  if [[ -z $target && -n $taken && $taken != "$2" ]]; then
    fail "the federated credential $1 is for $taken: delete it, or give that one another name"
  fi
  patiently azure identity federated-credential create --name "${target:-$1}" --identity-name "$identity" \
    --resource-group "$group" --issuer "$issuer" --subject "$2" --audiences "$audience" --output none
  say "federated credential ${target:-$1}: written"
}

assign_role() { # ROLE GUID SCOPE
  local found
  found=$(azure role assignment list --scope "$3" --fill-principal-name false \
    --query "[?principalId=='$principal' && ends_with(roleDefinitionId, '$2')].name" --output tsv)
  if [[ -n $found ]]; then
    say "role $1 on $3: there"
    return
  fi
  patiently azure role assignment create --assignee-object-id "$principal" --assignee-principal-type ServicePrincipal \
    --role "$2" --scope "$3" --output none
  say "role $1 on $3: assigned"
}

check_cloud
check_site
make_group
make_account
make_container
publish "$jwks"
publish "$discovery"
read_back "$jwks"
read_back "$discovery"
make_identity "$identity"
make_identity "$machine_identity"
make_credential 'capz-system_capz-manager' 'system:serviceaccount:capz-system:capz-manager'
make_credential 'capz-system_azureserviceoperator-default' 'system:serviceaccount:capz-system:azureserviceoperator-default'
client=$(azure identity show --name "$identity" --resource-group "$group" --query clientId --output tsv)
principal=$(azure identity show --name "$identity" --resource-group "$group" --query principalId --output tsv)
assign_role 'Contributor' 'b24988ac-6180-42a0-ab88-20f7382dd24c' '/subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/my-cluster'
assign_role 'Contributor' 'b24988ac-6180-42a0-ab88-20f7382dd24c' '/subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/network/providers/Microsoft.Network/virtualNetworks/hub'
assign_role 'Managed Identity Operator' 'f1a07417-d97a-45cb-824c-7a7467783830' '/subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/identities-(prod)/providers/Microsoft.ManagedIdentity/userAssignedIdentities/machines'

say
say "What the config should hold now:"
cat <<END
spec:
  azure:
    tenantID: $tenant
  issuer:
    url: $issuer
  clusterIdentity:
    clientID: $client
    principalID: $principal
  machineIdentity:
    providerID: $provider_id
END
