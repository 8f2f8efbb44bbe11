/**
 * JSON without a library: text to plain values and back, and values of columns as JSON. Numbers keep every digit.
 */
@NullMarked
package org.stint.internal.json;

import org.jspecify.annotations.NullMarked;
