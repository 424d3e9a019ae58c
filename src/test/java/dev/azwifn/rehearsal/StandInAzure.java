package dev.azwifn.rehearsal;

import dev.azwifn.provision.testazure.RealNames;
import dev.azwifn.provision.testazure.TestAzure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The test Azure as a process of its own, at the names that Azure has: {@code StandInAzure FOLDER ACCOUNT}. The storage account
 * is the one name besides Azure's own that clients will find.
 *
 * <p>Once it answers, {@code FOLDER/azure.env} tells a shell how to reach it, and stdout says so. It ends with its standard
 * input, and then prints what is left in it, and what Azure's own validator had to say about the calls; the exit code is 1 if
 * there is any of that.
 */
public final class StandInAzure {
    private static final int ADDRESSES = 20;

    private StandInAzure() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        TestAzure azure = TestAzure.started();
        azure.reset();
        try (RealNames names = listen(azure)) {
            Files.copy(azure.certificate(), folder.resolve("azure.pem"));
            Files.writeString(folder.resolve("azure.env"), variables(azure, names, folder, args[1]));
            System.out.println("ready");
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (BindException e) {
            System.out.println("cannot listen at port 443 of this machine: " + e.getMessage());
            System.exit(2);
        }
        List<String> remarks = new ArrayList<>(azure.traffic().problems());
        if (!azure.snapshot().equals("{ }")) {
            remarks.add("left: " + azure.snapshot());
        }
        remarks.forEach(System.out::println);
        System.out.println(azure.traffic().calls().size() + " calls");
        System.exit(remarks.isEmpty() ? 0 : 1);
    }

    /** At an address of its own, so that several may run at once. */
    private static RealNames listen(TestAzure azure) throws IOException {
        for (int last = 2; ; last++) {
            try {
                return azure.atRealNames(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last}));
            } catch (BindException e) {
                if (last == ADDRESSES) {
                    throw e;
                }
            }
        }
    }

    /** No value needs more than single quotes. */
    private static String variables(TestAzure azure, RealNames names, Path folder, String account) throws IOException {
        List<String> java = List.of(
                "-Djdk.net.hosts.file=" + names.hosts(folder, account),
                "-Djavax.net.ssl.trustStore=" + azure.trustStore(),
                "-Djavax.net.ssl.trustStorePassword=changeit",
                "-XX:TieredStopAtLevel=1"); // short runs
        return String.join(
                "\n",
                "address='" + names.address() + "'",
                "operator='" + TestAzure.OPERATOR_CLIENT + "'",
                "operator_secret='" + TestAzure.OPERATOR_SECRET + "'",
                "java_options='\"" + String.join("\" \"", java) + "\"'",
                "");
    }
}
