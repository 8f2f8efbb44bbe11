/** The statement language, chapter by chapter; the guide of orm-core quotes it. */
package org.stint.tutorial;
