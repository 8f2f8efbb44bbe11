/**
 * Checks objects before they are written. The provider is optional and started only if a mapped class carries a
 * constraint.
 */
@NullMarked
package org.stint.internal.validation;

import org.jspecify.annotations.NullMarked;
