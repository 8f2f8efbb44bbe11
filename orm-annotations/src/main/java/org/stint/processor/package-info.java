/**
 * The annotation processor, which makes a table class of each entity while it is compiled. It runs inside the compiler
 * only and is never needed at run time.
 */
@NullMarked
package org.stint.processor;

import org.jspecify.annotations.NullMarked;
