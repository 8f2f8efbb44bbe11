package org.stint.samples.bookshop.catalogue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.stint.samples.bookshop.domain.Genre;

/** Reads the catalogue, a CSV file in UTF-8 beside the program. */
public final class Catalogue {

    private static final String FILE = "/org/stint/samples/bookshop/catalogue.csv";

    private Catalogue() {}

    /** All entries, in the order of the file. */
    public static List<CatalogueEntry> read() {
        try (InputStream file = Catalogue.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(
                        "The catalogue is missing: there is no " + FILE + " on the class path.");
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the catalogue " + FILE, e);
        }
    }

    private static List<CatalogueEntry> read(InputStream file) throws IOException {
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
            return lines.stream().map(Catalogue::entry).toList();
        }
    }

    private static CatalogueEntry entry(NamedCsvRecord line) {
        return new CatalogueEntry(
                line.getField("title"),
                line.getField("author"),
                Integer.parseInt(line.getField("year")),
                line.getField("language"),
                Genre.labelled(line.getField("genre")));
    }
}
