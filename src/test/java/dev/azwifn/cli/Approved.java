package dev.azwifn.cli;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.approvaltests.approvers.FileApprover;
import org.approvaltests.core.Options;
import org.approvaltests.core.VerifyResult;
import org.approvaltests.reporters.Junit5Reporter;
import org.approvaltests.writers.ApprovalBinaryFileWriter;

/** Approvals byte for byte: by itself ApprovalTests trims text and makes all line ends the same. */
public final class Approved {
    static {
        // A test may run again in the same JVM, as it does once for each mutation.
        FileApprover.tracker.addAllowedDuplicates(approved -> true);
    }

    private Approved() {}

    /** Compares with {@code approved}, a file {@code *.approved.*}; if they differ, {@code *.received.*} lies beside it. */
    public static void verify(byte[] received, Path approved) {
        String name = approved.getFileName().toString();
        Path beside = approved.resolveSibling(name.replace(".approved.", ".received."));
        String extension = name.substring(name.lastIndexOf('.') + 1);
        Approvals.verify(
                new FileApprover(
                        beside.toFile(),
                        approved.toFile(),
                        new ApprovalBinaryFileWriter(new ByteArrayInputStream(received), extension),
                        Approved::compare),
                new Options(new Junit5Reporter()));
    }

    static VerifyResult compare(File received, File approved) {
        try {
            return VerifyResult.from(approved.exists() && Files.mismatch(received.toPath(), approved.toPath()) == -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
