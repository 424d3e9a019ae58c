#!/usr/bin/env bash
# Makes Azure hold what a WorkloadIdentity needs, with the Azure CLI. It may be run again: what is right is left alone, what differs
# is repaired, and nothing is ever deleted. Written by azwi-fn plan --output az: when the config changes, write it anew.
#
# Usage: bash THIS_SCRIPT
# It makes all but the documents and the federated credentials: they need the issuer, which Azure chooses on the way.
#
# Azure chooses the address of a static website: issuer and federated credentials are complete once the storage account is there, and spec.issuer.url holds its primaryEndpoints.web.
set -euo pipefail

cloud='AzureCloud'
tenant='00000000-1111-4222-8333-444444444444'
subscription='22222222-3333-4444-8555-666666666666'
group='azwi-identities'
location='westeurope'
tag='azwi-fn-owner=capz'
account='oidcissuer'
account_id='/subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/azwi-identities/providers/Microsoft.Storage/storageAccounts/oidcissuer'
identity='capz'
provider_id='azure:///subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/azwi-identities/providers/Microsoft.ManagedIdentity/userAssignedIdentities/capz'

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
    --query "[?name=='$account'].enableHttpsTrafficOnly" --output tsv)
  if [[ -z $found ]]; then
    azure storage account create --name "$account" --resource-group "$group" --location "$location" --tags "$tag" \
      --kind StorageV2 --sku Standard_LRS --https-only true --min-tls-version TLS1_2 --allow-shared-key-access false \
      --allow-blob-public-access false --output none
    say "storage account $account: created"
  elif [[ $found == *[Ff]alse* ]]; then
    azure storage account update --name "$account" --resource-group "$group" --https-only true \
      --output none
    say "storage account $account: repaired"
  else
    say "storage account $account: up to date"
  fi
}

make_website() {
  local found
  found=$(blobs service-properties show --query staticWebsite.enabled --output tsv)
  if [[ $found == [Tt]rue ]]; then
    say "static website: up to date"
  else
    blobs service-properties update --static-website true --output none
    say "static website: switched on"
  fi
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
make_group
make_account
make_website
make_identity "$identity"
client=$(azure identity show --name "$identity" --resource-group "$group" --query clientId --output tsv)
principal=$(azure identity show --name "$identity" --resource-group "$group" --query principalId --output tsv)
assign_role 'Contributor' 'b24988ac-6180-42a0-ab88-20f7382dd24c' '/subscriptions/22222222-3333-4444-8555-666666666666'
issuer=$(azure storage account show --name "$account" --resource-group "$group" \
  --query primaryEndpoints.web --output tsv)

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
say
say "With that in the config, azwi-fn plan --output az writes the script for the rest."
