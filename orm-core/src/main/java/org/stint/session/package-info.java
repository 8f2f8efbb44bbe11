/**
 * What an application works with: the session factory, sessions, the database and its transactions. Everything here is
 * an interface or a value; {@code org.stint.Stint} makes them.
 */
@NullMarked
package org.stint.session;

import org.jspecify.annotations.NullMarked;
