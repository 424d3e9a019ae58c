package dev.azwifn.oidc;

import java.math.BigInteger;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;

/** What the numbers of an RSA key have to be to each other. Java takes any numbers; Go, hence kube-apiserver, does not. */
final class RsaNumbers {
    private static final int MAX_EXPONENT_BITS = 31; // Go's limit

    private RsaNumbers() {}

    static boolean areUsable(RSAPublicKey key) {
        return isOddAndAboveOne(key.getModulus()) && isExponent(key.getPublicExponent());
    }

    /** Whether the eight numbers are of one key; one with a flipped bit signs tokens that nobody can verify. */
    static boolean belongTogether(RSAPrivateCrtKey key) {
        BigInteger p = key.getPrimeP();
        BigInteger q = key.getPrimeQ();
        BigInteger e = key.getPublicExponent();
        if (!isOddAndAboveOne(p) || !isOddAndAboveOne(q) || !isExponent(e)) {
            return false;
        }
        BigInteger p1 = p.subtract(BigInteger.ONE);
        BigInteger q1 = q.subtract(BigInteger.ONE);
        return p.multiply(q).equals(key.getModulus())
                && isInverse(e, key.getPrivateExponent(), p1)
                && isInverse(e, key.getPrivateExponent(), q1)
                && isInverse(e, key.getPrimeExponentP(), p1)
                && isInverse(e, key.getPrimeExponentQ(), q1)
                && isInverse(q, key.getCrtCoefficient(), p);
    }

    private static boolean isInverse(BigInteger a, BigInteger b, BigInteger modulus) {
        return a.multiply(b).mod(modulus).equals(BigInteger.ONE);
    }

    private static boolean isExponent(BigInteger number) {
        return isOddAndAboveOne(number) && number.bitLength() <= MAX_EXPONENT_BITS;
    }

    private static boolean isOddAndAboveOne(BigInteger number) {
        return number.testBit(0) && number.compareTo(BigInteger.ONE) > 0;
    }
}
