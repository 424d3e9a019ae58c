package dev.azwifn.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes PEM (RFC 7468). Text around the blocks is ignored, as openssl and kube-apiserver do. */
final class PemFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final Pattern BEGIN_LINE = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");

    private PemFile() {}

    /** At least one block. */
    static List<PemBlock> read(Path file) {
        return blocks(file, bytes(file));
    }

    /** At least one block. */
    static List<PemBlock> parse(String text, Path source) {
        return blocks(source, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<PemBlock> blocks(Path file, byte[] bytes) {
        // Every byte is a character, so that what is not text is found below instead of being replaced.
        List<PemBlock> blocks = parse(file, new String(bytes, StandardCharsets.ISO_8859_1));
        if (blocks.isEmpty()) {
            throw new OidcException(file, "has no PEM block; " + whatItIs(bytes));
        }
        return blocks;
    }

    static String write(String label, byte[] content) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return BEGIN + label + DASHES + "\n" + body + "\n" + END + label + DASHES + "\n";
    }

    private static byte[] bytes(Path file) {
        if (Files.isDirectory(file)) {
            throw new OidcException(file, "is a directory; a PEM file is expected");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new OidcException(file, "is larger than 1 MiB; that is no PEM file of keys");
            }
            return bytes;
        } catch (IOException e) {
            throw OidcException.cannotRead(file, e);
        }
    }

    private static List<PemBlock> parse(Path file, String text) {
        List<PemBlock> blocks = new ArrayList<>();
        List<String> lines = text.lines().map(String::stripTrailing).toList();
        int i = 0;
        while (i < lines.size()) {
            String line = lines.get(i++);
            Matcher first = BEGIN_LINE.matcher(line);
            if (!first.matches()) {
                continue;
            }
            int begin = i;
            String label = first.group(1);
            while (i < lines.size() && !lines.get(i).startsWith(DASHES)) {
                i++;
            }
            if (i == lines.size() || !lines.get(i).equals(END + label + DASHES)) {
                throw new OidcException(
                        file,
                        "the PEM block that begins in line " + begin + " has no end line of the same name;"
                                + " the file is truncated, copy it again");
            }
            blocks.add(block(file, label, begin, lines.subList(begin, i)));
            i++;
        }
        return blocks;
    }

    /** @param body the lines between BEGIN and END: headers, if any, then base64 */
    private static PemBlock block(Path file, String label, int begin, List<String> body) {
        boolean encrypted = false;
        StringBuilder base64 = new StringBuilder();
        for (String line : body) {
            if (line.indexOf(':') >= 0) {
                encrypted |= line.startsWith("Proc-Type:") && line.endsWith("ENCRYPTED");
            } else {
                base64.append(line.strip());
            }
        }
        try {
            return new PemBlock(label, encrypted, Base64.getDecoder().decode(base64.toString()));
        } catch (IllegalArgumentException e) {
            throw new OidcException(
                    file,
                    "the PEM block that begins in line " + begin + " is not base64;"
                            + " the file is garbled or truncated, copy it again");
        }
    }

    private static String whatItIs(byte[] bytes) {
        if (bytes.length == 0) {
            return "the file is empty";
        }
        if (bytes[0] == (byte) 0x30) {
            return "it seems to be DER; convert it with: openssl pkey -inform DER -in FILE -out NEWFILE"
                    + " (for a public key: openssl pkey -pubin -inform DER …)";
        }
        if (bytes[0] == (byte) 0xef || bytes[0] == (byte) 0xfe || bytes[0] == (byte) 0xff) {
            return "it begins with a byte order mark, which kube-apiserver does not read either;"
                    + " save it as plain ASCII";
        }
        return "one begins with a line of its own: -----BEGIN … KEY-----";
    }
}
