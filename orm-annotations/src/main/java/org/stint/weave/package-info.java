/**
 * Weaves entity classes when a module is built, so that their objects tell of changes by themselves. Run by
 * byte-buddy-maven-plugin, and never needed at run time.
 */
@NullMarked
package org.stint.weave;

import org.jspecify.annotations.NullMarked;
