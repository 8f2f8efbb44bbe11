/** What the weaver makes of classes, and how the run time reaches into classes of every kind. */
package org.stint.weave;
