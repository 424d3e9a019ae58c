@NullMarked
package dev.azwifn.krm;

import org.jspecify.annotations.NullMarked;
