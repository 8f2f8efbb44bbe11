/** Tests of accessors beside the classes themselves, because those are nobody else's business. */
package org.stint.internal.access;
