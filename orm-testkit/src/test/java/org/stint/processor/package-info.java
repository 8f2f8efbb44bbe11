/**
 * Programs that are compiled with the annotation processor: what it writes, and what it refuses. They need no
 * database.
 */
@NullMarked
package org.stint.processor;

import org.jspecify.annotations.NullMarked;
