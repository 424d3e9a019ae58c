package dev.azwifn.yaml;

/** Offsets in code points, as the engine counts, to offsets in chars, as Java strings count. */
interface CodePoints {
    int charOffset(int codePoint);

    static CodePoints of(String text) {
        int count = text.codePointCount(0, text.length());
        if (count == text.length()) {
            return codePoint -> codePoint;
        }
        int[] offsets = new int[count + 1];
        int offset = 0;
        for (int i = 0; i < count; i++) {
            offsets[i] = offset;
            offset += Character.charCount(text.codePointAt(offset));
        }
        offsets[count] = offset;
        return codePoint -> offsets[codePoint];
    }
}
