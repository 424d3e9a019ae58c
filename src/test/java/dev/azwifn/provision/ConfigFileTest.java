package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.azwifn.command.CommandException;
import dev.azwifn.command.InputFile;
import dev.azwifn.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final List<Chosen> CLIENT_ID = List.of(new Chosen(Setting.CLIENT_ID, ID, null));
    private static final String HEAD =
            "apiVersion: azwi-fn.dev/v1alpha1\nkind: WorkloadIdentity\nmetadata: {name: wi}\n";

    @TempDir
    Path folder;

    private ConfigFile file(String text) throws IOException {
        Path path = folder.resolve("wi.yaml");
        Files.writeString(path, text);
        return ConfigFile.of(new InputFile("wi.yaml", path, Files.readAllBytes(path)), path);
    }

    private String written(String text, List<Chosen> chosen) throws IOException {
        file(text).write(chosen);
        return Files.readString(folder.resolve("wi.yaml"));
    }

    @Test
    void valueGoesIntoItsSectionAndTheRestStays() throws IOException {
        String text = HEAD
                + "spec:\n  clusterIdentity:   # CAPZ's\n    managedIdentityName: 'capz'\n  azure: {cloud: AzurePublicCloud}\n";

        assertThat(written(text, CLIENT_ID)).isEqualTo(text.replace("'capz'\n", "'capz'\n    clientID: " + ID + "\n"));
    }

    @Test
    void valueThatIsWrongIsReplaced() throws IOException {
        String text = HEAD + "spec:\n  clusterIdentity:\n    clientID: %s # made by hand\n";

        assertThat(written(text.formatted("76543210-89ab-cdef-0123-456789abcdef"), CLIENT_ID))
                .isEqualTo(text.formatted(ID));
    }

    @Test
    void emptyFieldIsFilled() throws IOException {
        assertThat(written(HEAD + "spec:\n  clusterIdentity:\n    clientID:\n    names: [a]\n", CLIENT_ID))
                .isEqualTo(HEAD + "spec:\n  clusterIdentity:\n    clientID: " + ID + "\n    names: [a]\n");
    }

    @Test
    void missingSectionsAreMade() throws IOException {
        List<Chosen> chosen = List.of(
                new Chosen(Setting.TENANT_ID, ID, null),
                new Chosen(Setting.CLIENT_ID, ID, null),
                new Chosen(Setting.PRINCIPAL_ID, ID, null));
        String identity = "  clusterIdentity:\n    clientID: " + ID + "\n    principalID: " + ID + "\n";

        assertThat(written(HEAD + "spec:\n  azure:\n    cloud: AzurePublicCloud\n", chosen))
                .isEqualTo(
                        HEAD + "spec:\n  azure:\n    cloud: AzurePublicCloud\n    tenantID: " + ID + "\n" + identity);
        assertThat(written(HEAD, chosen)).isEqualTo(HEAD + "spec:\n  azure:\n    tenantID: " + ID + "\n" + identity);
    }

    @Test
    void configMapGetsItsFlatKeys() throws IOException {
        String head = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: wi}\ndata:\n";

        assertThat(written(head + "  managedIdentityName: capz\n", CLIENT_ID))
                .isEqualTo(head + "  managedIdentityName: capz\n  clientID: " + ID + "\n");
        assertThat(written(head + "  clusterIdentity.clientID: 76543210-89ab-cdef-0123-456789abcdef\n", CLIENT_ID))
                .isEqualTo(head + "  clusterIdentity.clientID: " + ID + "\n");
    }

    @Test
    void emptyFieldIsAPlaceForAValue() throws IOException {
        assertThat(file(HEAD + "spec:\n  clusterIdentity:\n    principalID:\n").names(Setting.PRINCIPAL_ID))
                .isTrue();
        assertThat(file(HEAD + "spec:\n  clusterIdentity:\n    #principalID:\n").names(Setting.PRINCIPAL_ID))
                .isFalse();
        assertThat(file("apiVersion: v1\nkind: ConfigMap\ndata:\n  principalID: " + ID + "\n")
                        .names(Setting.PRINCIPAL_ID))
                .isTrue();
    }

    @Test
    void fileThatWasChangedMeanwhileIsLeftAlone() throws IOException {
        ConfigFile file = file(HEAD);
        Files.writeString(file.path(), HEAD + "# mine\n");

        assertThatThrownBy(() -> file.write(CLIENT_ID))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("wi.yaml: was changed by somebody else meanwhile")
                .hasMessageContaining("spec.clusterIdentity.clientID: " + ID);
        assertThat(file.path()).hasContent(HEAD + "# mine\n");
    }

    /** An alias stands for something elsewhere: a change of it would be a change there. */
    @Test
    void valueThatCannotBeWrittenIsSaid() throws IOException {
        String text = HEAD.replace("{name: wi}", "{name: wi, annotations: &same {a: b}}")
                + "spec:\n  clusterIdentity: *same\n";
        ConfigFile file = file(text);

        assertThatThrownBy(() -> file.write(CLIENT_ID))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("wi.yaml:5:")
                .hasMessageContaining("to be written into wi.yaml: spec.clusterIdentity.clientID: " + ID);
        assertThat(file.path()).hasContent(text);
        // Found before the first call, too.
        assertThatThrownBy(file::checkWritable)
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("wi.yaml:5:");
    }

    @Test
    void whatIsNoFileCannotBeWritten() throws IOException {
        assertThatThrownBy(new ConfigFile("folder", folder, new byte[0], null)::checkWritable)
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("folder: cannot be written");
        file(HEAD).checkWritable();
    }

    @Test
    void linkAndPermissionsStay() throws IOException {
        Path real = folder.resolve("real.yaml");
        Files.writeString(real, HEAD);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of("real.yaml"));

        ConfigFile.of(new InputFile("link.yaml", link, Files.readAllBytes(link)), link)
                .write(CLIENT_ID);

        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(real)).contains(ID);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
    }
}
