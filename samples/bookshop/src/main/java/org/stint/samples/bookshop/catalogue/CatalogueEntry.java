package org.stint.samples.bookshop.catalogue;

import org.stint.samples.bookshop.domain.Genre;

/**
 * One line of the catalogue.
 *
 * @param author the name on the cover
 * @param year the year of first publication; -423 is 423 BC
 * @param language the ISO 639 code of the language it was written in
 */
public record CatalogueEntry(String title, String author, int year, String language, Genre genre) {}
