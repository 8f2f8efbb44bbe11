/**
 * The one place that wires everything. Start with {@link org.stint.Stint}.
 */
@NullMarked
package org.stint;

import org.jspecify.annotations.NullMarked;
