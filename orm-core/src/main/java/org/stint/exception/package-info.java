/**
 * Everything that can go wrong, all unchecked, under {@link org.stint.exception.StintException}. Each error says what
 * was attempted, on what, why it failed and what to do next.
 */
@NullMarked
package org.stint.exception;

import org.jspecify.annotations.NullMarked;
