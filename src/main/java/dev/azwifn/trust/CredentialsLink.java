package dev.azwifn.trust;

import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** The federated credentials: for every service account one that is equal to what its tokens say. */
final class CredentialsLink {
    private static final String REMEDY = "azwi-provision apply";
    private static final int LONGEST = 600;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{2,119}");

    /** A credential, and where it stands; nowhere if it is planned. */
    private record Entry(
            FederatedCredential credential, @Nullable Place place) {}

    private final Evidence evidence;
    private final @Nullable String issuer;
    private final List<ServiceAccount> forgotten;
    private final ChainReport report;
    private final List<Entry> entries = new ArrayList<>();

    /** Those that a finding has named already. */
    private final Set<Entry> explained = new HashSet<>();

    private CredentialsLink(
            Evidence evidence, @Nullable String issuer, List<ServiceAccount> forgotten, ChainReport report) {
        this.evidence = evidence;
        this.forgotten = forgotten;
        this.issuer = issuer;
        this.report = report;
    }

    /**
     * Checks them.
     *
     * @param issuer null if it is not known
     * @param forgotten service accounts that the config should name: a credential for one of them is none too much
     */
    static void check(Evidence evidence, @Nullable String issuer, List<ServiceAccount> forgotten, ChainReport report) {
        new CredentialsLink(evidence, issuer, forgotten, report).check();
    }

    private void check() {
        ActualIdentity actual = evidence.actual();
        if (actual == null) {
            evidence.planned().forEach(credential -> entries.add(new Entry(credential, null)));
            report.missing(
                    Link.CREDENTIALS,
                    "only the planned ones; for those that Azure has: azwi-provision status -o yaml, and --credentials FILE");
        } else {
            report.fact(Link.CREDENTIALS, "file", actual.document().source());
            actual.entries()
                    .forEach(each ->
                            entries.add(new Entry(each.credential(), Place.of(actual.document(), each.field()))));
            if (entries.isEmpty()) {
                report.find(
                        Check.CREDENTIALS_NONE,
                        Place.of(actual.document(), JsonPointer.empty()),
                        "the managed identity has no federated credential",
                        REMEDY);
                return;
            }
        }
        entries.forEach(entry -> report.fact(Link.CREDENTIALS, "subject", entry.credential.subject()));
        checkEach();
        if (actual != null) {
            evidence.config().serviceAccounts().forEach(this::checkAccount);
            checkExtra();
        }
    }

    private void checkEach() {
        Set<String> names = new HashSet<>();
        Set<String> pairs = new HashSet<>();
        for (Entry entry : entries) {
            FederatedCredential credential = entry.credential;
            boolean sameName = !names.add(credential.name().toLowerCase(Locale.ROOT));
            boolean samePair = !pairs.add(credential.issuer() + "\n" + credential.subject());
            if (sameName || samePair) {
                explained.add(entry);
                report.find(
                        Check.CREDENTIAL_DUPLICATE,
                        entry.place,
                        sameName
                                ? "there are two federated credentials with the name " + credential.name()
                                : "there are two federated credentials for " + Visible.of(credential.subject()),
                        "remove one of them");
            }
            if (!NAME.matcher(credential.name()).matches()) {
                report.find(
                        Check.CREDENTIAL_NAME,
                        entry.place,
                        "the name " + Visible.of(credential.name()) + " is not one that Azure takes",
                        "3 to 120 letters, digits, '-' or '_', a letter or digit first");
            }
            for (String text : List.of(credential.issuer(), credential.subject(), credential.audience())) {
                if (text.length() > LONGEST) {
                    report.find(
                            Check.CREDENTIAL_LENGTH,
                            entry.place,
                            "a text of " + text.length() + " characters: " + text.substring(0, 40) + "…",
                            "Azure takes " + LONGEST + "; choose shorter names");
                }
            }
        }
        if (entries.size() > FederatedCredential.LIMIT) {
            report.find(
                    Check.CREDENTIAL_LIMIT,
                    entries.get(FederatedCredential.LIMIT).place,
                    entries.size() + " federated credentials, and an identity has at most " + FederatedCredential.LIMIT,
                    "a second identity for the others, with a config of its own");
        }
    }

    private void checkAccount(ServiceAccount account) {
        List<Entry> exact = new ArrayList<>();
        List<Entry> ofSubject = new ArrayList<>();
        for (Entry entry : entries) {
            boolean sameSubject = entry.credential.subject().equals(account.subject());
            if (sameSubject && isOfIssuer(entry)) {
                exact.add(entry);
            } else if (sameSubject) {
                ofSubject.add(entry);
            }
        }
        Entry near =
                ofSubject.stream().filter(this::isAlmostOfIssuer).findFirst().orElse(null);
        if (!exact.isEmpty()) {
            checkAudience(exact);
        } else if (near != null) {
            reportIssuer(near, account);
        } else if (!ofSubject.isEmpty() && entries.stream().noneMatch(this::isOfIssuer)) {
            reportIssuer(ofSubject.get(0), account);
        } else {
            reportSubject(account);
        }
    }

    private boolean isOfIssuer(Entry entry) {
        return issuer == null || issuer.equals(entry.credential.issuer());
    }

    /** One for this subject and quite another issuer is another cluster's. */
    private boolean isAlmostOfIssuer(Entry entry) {
        return issuer != null && new TextDifference(issuer, entry.credential.issuer()).isSlight();
    }

    private void checkAudience(List<Entry> exact) {
        if (exact.stream().noneMatch(entry -> entry.credential.audience().equals(FederatedCredential.AUDIENCE))) {
            report.find(
                    Check.CREDENTIAL_AUDIENCE,
                    field(exact.get(0), "audience"),
                    "the audience is not the one in tokens",
                    new TextDifference(
                            FederatedCredential.AUDIENCE,
                            exact.get(0).credential.audience()),
                    REMEDY,
                    null);
        }
    }

    private void reportIssuer(Entry entry, ServiceAccount account) {
        explained.add(entry);
        String wanted = issuer == null ? "" : issuer;
        report.find(
                Check.ISSUER_CREDENTIAL,
                field(entry, "issuer"),
                "the federated credential for " + account.subject() + " is for another issuer",
                new TextDifference(wanted, entry.credential.issuer()),
                REMEDY,
                null);
    }

    private void reportSubject(ServiceAccount account) {
        Entry near = null;
        boolean caseOnly = false;
        for (Entry entry : entries) {
            String subject = entry.credential.subject();
            if (!isOfIssuer(entry) || explained.contains(entry) || isWanted(subject)) {
                continue;
            }
            if (subject.equalsIgnoreCase(account.subject())) {
                near = entry;
                caseOnly = true;
            } else if (near == null && isNear(subject, account)) {
                near = entry;
            }
        }
        String message = "no federated credential is for " + account.subject();
        if (near == null) {
            report.find(Check.CREDENTIAL_MISSING, listPlace(), message, REMEDY);
            return;
        }
        explained.add(near);
        report.find(
                caseOnly ? Check.CREDENTIAL_SUBJECT_CASE : Check.CREDENTIAL_MISSING,
                field(near, "subject"),
                message + ", but one is for almost that",
                new TextDifference(account.subject(), near.credential.subject()),
                REMEDY,
                null);
    }

    private boolean isWanted(String subject) {
        return evidence.config().serviceAccounts().stream()
                .anyMatch(account -> account.subject().equals(subject));
    }

    /** A slip, or the same account in another namespace. */
    private static boolean isNear(String subject, ServiceAccount account) {
        return new TextDifference(account.subject(), subject).isSlight()
                || subject.endsWith(":" + account.name())
                || Alignment.distance(account.subject(), subject) <= 3;
    }

    private void checkExtra() {
        for (Entry entry : entries) {
            if (entry.credential.issuer().equals(issuer)
                    && !explained.contains(entry)
                    && !isWanted(entry.credential.subject())
                    && forgotten.stream().noneMatch(account -> account.subject().equals(entry.credential.subject()))) {
                report.find(
                        Check.CREDENTIAL_EXTRA,
                        entry.place,
                        "the identity also trusts " + Visible.of(entry.credential.subject()),
                        "remove the federated credential " + entry.credential.name()
                                + ", or name the service account in spec.serviceAccounts");
            }
        }
    }

    private @Nullable Place listPlace() {
        ActualIdentity actual = evidence.actual();
        return actual == null
                ? null
                : Place.of(actual.document(), actual.entries().get(0).field().head());
    }

    private @Nullable Place field(Entry entry, String name) {
        ActualIdentity actual = evidence.actual();
        return actual == null || entry.place == null
                ? null
                : Place.of(actual.document(), entry.place.field().appendProperty(name));
    }
}
