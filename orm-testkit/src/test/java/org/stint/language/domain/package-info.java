/** A small library. */
package org.stint.language.domain;
