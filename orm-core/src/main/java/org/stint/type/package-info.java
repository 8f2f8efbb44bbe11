/**
 * How Java values travel to and from columns. A {@link org.stint.type.SqlType} is all that the rest of Stint knows
 * about a value; {@link org.stint.type.SqlTypes} has those that need no configuration.
 */
@NullMarked
package org.stint.type;

import org.jspecify.annotations.NullMarked;
