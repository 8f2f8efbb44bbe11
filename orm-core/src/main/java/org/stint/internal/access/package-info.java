/**
 * Makes, reads and fills the objects of entity classes. Everything above sees only the accessor contract.
 */
@NullMarked
package org.stint.internal.access;

import org.jspecify.annotations.NullMarked;
