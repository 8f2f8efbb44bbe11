/**
 * What a user writes on classes and fields to describe their table. The annotation processor reads it while compiling;
 * the run time reads none of it.
 */
@NullMarked
package org.stint.annotation;

import org.jspecify.annotations.NullMarked;
