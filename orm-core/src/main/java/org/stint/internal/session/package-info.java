/**
 * Sessions and their factory as applications use them. A session is a front door: it lets one thread in and delegates
 * to the parts below.
 */
@NullMarked
package org.stint.internal.session;

import org.jspecify.annotations.NullMarked;
