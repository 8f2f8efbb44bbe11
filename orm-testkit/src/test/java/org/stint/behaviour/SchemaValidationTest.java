package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.stint.testkit.SqlAssert.assertThatSql;

import org.stint.behaviour.domain.Article;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Country;
import org.stint.behaviour.domain.Note;
import org.stint.behaviour.domain.OddName;
import org.stint.behaviour.domain.Publisher;
import org.stint.behaviour.domain.Sample;
import org.stint.exception.SchemaMismatchException;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** A database is compared with the mapping before it is trusted. */
class SchemaValidationTest {

    @EveryDatabase
    void whatStintCreatesFits(Workbench bench) {
        SessionFactory factory = bench.factory(
                Author.class,
                Publisher.class,
                Book.class,
                Country.class,
                Note.class,
                Article.class,
                OddName.class,
                Sample.class);

        factory.schema().validate();

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void everythingThatDiffersIsNamedAtOnce(Workbench bench) {
        SessionFactory factory = bench.factory(Author.class, Publisher.class, Book.class, Note.class, Country.class);
        bench.execute("DROP TABLE note");
        bench.execute("ALTER TABLE book DROP COLUMN isbn");
        bench.execute("ALTER TABLE book DROP COLUMN version");
        bench.execute("ALTER TABLE book DROP COLUMN published");
        bench.execute("ALTER TABLE book ADD COLUMN published VARCHAR(10)");
        bench.execute("ALTER TABLE author DROP COLUMN country");
        bench.execute("ALTER TABLE author ADD COLUMN country VARCHAR(1)");
        bench.execute("ALTER TABLE book DROP COLUMN price");
        bench.execute("ALTER TABLE book ADD COLUMN price DECIMAL(10, 1) NOT NULL");
        bench.execute("ALTER TABLE country ALTER COLUMN name DROP NOT NULL");
        bench.execute("ALTER SEQUENCE author_seq INCREMENT BY 7");
        bench.execute("DROP SEQUENCE book_seq");

        SchemaMismatchException mismatch = catchThrowableOfType(
                SchemaMismatchException.class, () -> factory.schema().validate());

        assertThat(mismatch.mismatches())
                .anySatisfy(sentence -> assertThat(sentence).startsWith("The table note of Note does not exist."))
                .anySatisfy(sentence ->
                        assertThat(sentence).startsWith("The column book.isbn of Book.isbn does not exist."))
                .anySatisfy(sentence -> assertThat(sentence)
                        .startsWith("The column book.version of Book.version, which counts the versions of its rows,"
                                + " does not exist."))
                .anySatisfy(sentence -> assertThat(sentence)
                        .contains(
                                "book.published of Book.published is of the type ", ", but the mapping needs INTEGER."))
                .anySatisfy(sentence -> assertThat(sentence)
                        .contains("author.country of Author.country has room for 1, but the mapping allows "))
                .anySatisfy(sentence -> assertThat(sentence)
                        .contains(
                                "book.price of Book.price is a DECIMAL(10, 1), but the mapping needs DECIMAL(10, 2)."))
                .anySatisfy(sentence -> assertThat(sentence)
                        .contains("book.price of Book.price is NOT NULL, but the mapping allows null."))
                .anySatisfy(sentence -> assertThat(sentence)
                        .contains("country.name of Country.name allows NULL, but the mapping does not."))
                .anySatisfy(sentence -> assertThat(sentence)
                        .contains("The sequence author_seq of Author.id takes steps of 7, but the allocation size is "))
                .anySatisfy(
                        sentence -> assertThat(sentence).contains("The sequence book_seq of Book.id does not exist."))
                .hasSize(10);
        assertThat(mismatch).hasMessageContaining("book.isbn").hasMessageContaining("author_seq");
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "H2 gives every number a precision")
    void aNumberWithoutAPrecisionIsNoneOfTwoDigits(Workbench bench) {
        SessionFactory factory = bench.factory(Author.class, Publisher.class, Book.class);
        bench.execute("ALTER TABLE book ALTER COLUMN price TYPE NUMERIC");

        assertThat(catchThrowableOfType(
                                SchemaMismatchException.class,
                                () -> factory.schema().validate())
                        .mismatches())
                .singleElement()
                .asString()
                .contains("book.price of Book.price is a numeric without a precision, but the mapping needs DECIMAL(10,"
                        + " 2).");
    }

    @EveryDatabase
    void aSequenceInAnotherSchemaIsNotTaken(Workbench bench) {
        SessionFactory factory = bench.factory(Author.class);
        bench.execute("CREATE SCHEMA attic2");
        try {
            bench.execute("CREATE SEQUENCE attic2.author_seq INCREMENT BY 50");
            factory.schema().validate();
            bench.execute("DROP SEQUENCE author_seq");
            assertThat(catchThrowableOfType(
                                    SchemaMismatchException.class,
                                    () -> factory.schema().validate())
                            .mismatches())
                    .singleElement()
                    .asString()
                    .startsWith("The sequence author_seq of Author.id does not exist.");
        } finally {
            bench.execute("DROP SCHEMA attic2 CASCADE");
        }
    }

    @EveryDatabase
    void anIdThatTheDatabaseDoesNotNumberIsNamed(Workbench bench) {
        SessionFactory factory = bench.factory(Note.class);
        bench.execute("ALTER TABLE note ALTER COLUMN id DROP IDENTITY");

        assertThat(catchThrowableOfType(
                                SchemaMismatchException.class,
                                () -> factory.schema().validate())
                        .mismatches())
                .singleElement()
                .asString()
                .contains("note.id of Note.id is not numbered by the database");
    }

    @EveryDatabase
    void aTableInAnotherSchemaIsNotTaken(Workbench bench) {
        SessionFactory factory = bench.factory(Note.class);
        bench.execute("CREATE SCHEMA attic");
        bench.execute("CREATE TABLE attic.note (id BIGINT)");

        try {
            factory.schema().validate();
        } finally {
            bench.execute("DROP SCHEMA attic CASCADE"); // the server may be one for all tests
        }
    }
}
