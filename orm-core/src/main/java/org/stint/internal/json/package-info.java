/** Values of columns as JSON, exact both ways. Numbers keep every digit. */
@NullMarked
package org.stint.internal.json;

import org.jspecify.annotations.NullMarked;
