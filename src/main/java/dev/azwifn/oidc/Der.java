package dev.azwifn.oidc;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The little DER that {@link java.security.KeyFactory} leaves to its callers: PKCS#1 in its newer wrapping, and a key's algorithm. */
final class Der {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OID = 0x06;
    private static final int SEQUENCE = 0x30;

    private static final String RSA = "2a864886f70d010101";
    /** AlgorithmIdentifier of rsaEncryption: the OID and NULL. */
    private static final byte[] RSA_IDENTIFIER = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    private static final byte[] VERSION_0 = {INTEGER, 1, 0};
    private static final byte[] NO_UNUSED_BITS = {0};
    private static final Map<String, String> NAMES = Map.of(
            RSA,
            "RSA",
            "2a864886f70d01010a",
            "RSASSA-PSS",
            "2a8648ce3d0201",
            "EC",
            "2b6570",
            "Ed25519",
            "2b6571",
            "Ed448",
            "2a8648ce380401",
            "DSA");

    private Der() {}

    /** PKCS#1 RSAPrivateKey as PKCS#8 PrivateKeyInfo. */
    static byte[] pkcs8(byte[] pkcs1) {
        return value(SEQUENCE, VERSION_0, RSA_IDENTIFIER, value(OCTET_STRING, pkcs1));
    }

    /** PKCS#1 RSAPublicKey as SubjectPublicKeyInfo. */
    static byte[] subjectPublicKeyInfo(byte[] pkcs1) {
        return value(SEQUENCE, RSA_IDENTIFIER, value(BIT_STRING, NO_UNUSED_BITS, pkcs1));
    }

    /** The algorithm of a PrivateKeyInfo or SubjectPublicKeyInfo: "RSA", "EC"…, the OID in hex; null if it is neither. */
    static @Nullable String algorithm(byte[] info) {
        try {
            ByteBuffer in = ByteBuffer.wrap(info);
            if (enter(in, SEQUENCE) != in.remaining()) {
                return null;
            }
            if (in.get(in.position()) == INTEGER) {
                in.position(in.position() + VERSION_0.length);
            }
            enter(in, SEQUENCE);
            byte[] oid = new byte[enter(in, OID)];
            in.get(oid);
            String hex = HexFormat.of().formatHex(oid);
            return NAMES.getOrDefault(hex, "(OID " + hex + ")");
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    /** Reads a tag and a length; the buffer is then at the content. */
    private static int enter(ByteBuffer in, int tag) {
        if (in.get() != tag) {
            throw new IllegalArgumentException("another tag");
        }
        int length = in.get() & 0xff;
        if (length < 0x80) {
            return length;
        }
        int bytes = length & 0x7f;
        length = 0;
        for (int i = 0; i < bytes; i++) {
            length = (length << 8) | (in.get() & 0xff);
        }
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("longer than the file");
        }
        return length;
    }

    private static byte[] value(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length + 5).put((byte) tag);
        if (length < 0x80) {
            out.put((byte) length);
        } else if (length < 0x100) {
            out.put((byte) 0x81).put((byte) length);
        } else if (length < 0x10000) {
            out.put((byte) 0x82).putShort((short) length);
        } else {
            out.put((byte) 0x83).put((byte) (length >> 16)).putShort((short) length);
        }
        for (byte[] part : parts) {
            out.put(part);
        }
        byte[] value = new byte[out.position()];
        out.flip().get(value);
        return value;
    }
}
