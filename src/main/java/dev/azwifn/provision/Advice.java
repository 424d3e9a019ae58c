package dev.azwifn.provision;

import dev.azwifn.azure.ProvisioningPlan;
import java.util.function.Supplier;

/** Turns a failure into one message: what was tried, what Azure says, and what to do. */
record Advice(ProvisioningPlan plan, Supplier<Caller> caller) {
    String message(String what, Failure failure) {
        String advice = switch (failure.kind()) {
            case LOGIN -> login(failure);
            case TLS -> "the connection is not safe, so nothing was sent; does a proxy replace the certificates?";
            case NETWORK -> "Azure cannot be reached; see to the network or the proxy, and run it again";
            case ANSWER -> answer(failure);
            case OTHER -> "this was not expected; please report it";
        };
        String text = failure.kind() == Failure.Kind.LOGIN ? loginText(failure) : failure.text();
        return what + ": " + text + (advice.isEmpty() ? "" : "; " + advice);
    }

    /** The library's own text is a page about every way to log in; what Entra ID itself says is worth showing. */
    private static String loginText(Failure failure) {
        int code = failure.message().indexOf("AADSTS");
        if (code >= 0) {
            return failure.message().substring(code);
        }
        return failure.is(Failure.UNREACHABLE) ? "the login did not work" : "no login for Azure was found";
    }

    private String login(Failure failure) {
        if (failure.is(Failure.UNREACHABLE)) {
            return plan.cloud().authorityHost() + " cannot be reached; see to the network or the proxy";
        }
        if (failure.message().contains("AADSTS7000215") || failure.message().contains("AADSTS7000222")) {
            return "the client secret in AZURE_CLIENT_SECRET is wrong or has expired";
        }
        String tenant = plan.tenantID() == null ? "" : " --tenant " + plan.tenantID();
        return "run: az login" + tenant
                + " (or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, or use a managed identity)";
    }

    private String answer(Failure failure) {
        return switch (failure.code()) {
            case "AuthorizationFailed", "LinkedAuthorizationFailed" -> role(failure);
            case "AuthorizationPermissionMismatch", "InsufficientAccountPermissions" -> dataRole();
            case "AuthorizationFailure" ->
                "the storage account's network rules keep this machine out; let it in:"
                        + " az storage account update --name " + plan.site().storageAccount()
                        + " --default-action Allow";
            case "InvalidAuthenticationTokenTenant" ->
                "the login is for another tenant than the subscription's; run: az login --tenant TENANT";
            case "InvalidAuthenticationToken", "ExpiredAuthenticationToken", "AuthenticationFailed" ->
                "log in again: az login";
            case "SubscriptionNotFound", "InvalidSubscriptionId" ->
                "is spec.azure.subscriptionID right, and the login for its tenant and cloud? az account list shows both";
            case "MissingSubscriptionRegistration" ->
                "register the service it names: az provider register --wait --namespace NAME --subscription "
                        + plan.resourceGroup().subscriptionID();
            case "StorageAccountAlreadyTaken", "StorageAccountAlreadyExists", "StorageAccountInAnotherResourceGroup" ->
                "the name is unique in all of Azure; choose another spec.issuer.storageAccount";
            case "RequestDisallowedByPolicy" ->
                "a policy of your organization forbids it; where public blob access is what it forbids,"
                        + " the container '$web' may do";
            case "ScopeLocked" -> "a lock protects it; remove the lock first if it may go";
            case "RoleAssignmentLimitExceeded" -> "remove role assignments that nobody needs";
            case "LocationNotAvailableForResourceType", "LocationNotAvailableForResourceGroup" ->
                "choose another spec.azure.location";
            default ->
                failure.passes() ? "it did not pass in time; run the command again (--timeout gives it longer)" : "";
        };
    }

    private static String role(Failure failure) {
        boolean isAssignment = failure.message().contains("Microsoft.Authorization/roleAssignments/");
        return isAssignment
                ? "that takes the role 'Role Based Access Control Administrator' or Owner there"
                : "that takes the role Contributor or Owner there";
    }

    /** Storage checks its own roles: Owner and Contributor may make an account, but not write blobs. */
    private String dataRole() {
        Caller who = caller.get();
        String assignee = who.objectID().isEmpty() ? "OBJECT-ID" : who.objectID();
        return "writing blobs takes the role 'Storage Blob Data Contributor' (Owner and Contributor do not include it); give it to "
                + who + ", and try again after some minutes: az role assignment create --assignee-object-id " + assignee
                + " --role 'Storage Blob Data Contributor' --scope "
                + plan.site().accountId();
    }
}
