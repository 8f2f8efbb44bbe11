package org.stint.samples.bookshop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said on the command line.
 *
 * @param where which database to use
 * @param url the JDBC URL, for {@link Where#URL} only
 * @param user who logs in there, or null
 * @param password the password, or null
 * @param recreate whether tables of an earlier run are dropped first
 * @param help whether only the usage is wanted
 */
record Options(
        Where where,
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        boolean recreate,
        boolean help) {

    static final String USAGE = """
            Usage: java -jar bookshop.jar [options]

              --database h2        H2 in memory, which is the default
              --database postgres  a real PostgreSQL server, started for this run and stopped after it
              --url <jdbc-url>     a server that is running, such as jdbc:postgresql://localhost/shop
              --user <name>        who logs in at the URL
              --password <secret>  the password of that user
              --recreate           drops the tables of an earlier run first
              --help               shows this text
            """;

    /** The kinds of database. */
    enum Where {
        H2,
        POSTGRES,
        URL
    }

    /** The command line makes no sense; the message says why. */
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    static Options parse(String... arguments) throws UsageException {
        Parser parser = new Parser(new ArrayDeque<>(List.of(arguments)));
        return parser.parse();
    }

    /** Reads one argument after the other. */
    private static final class Parser {

        private final Deque<String> arguments;
        private @Nullable Where database;
        private @Nullable String url;
        private @Nullable String user;
        private @Nullable String password;
        private boolean recreate;
        private boolean help;

        Parser(Deque<String> arguments) {
            this.arguments = arguments;
        }

        Options parse() throws UsageException {
            while (!arguments.isEmpty()) {
                String option = arguments.pop();
                switch (option) {
                    case "--database" -> database = database(valueOf(option));
                    case "--url" -> url = url(valueOf(option));
                    case "--user" -> user = valueOf(option);
                    case "--password" -> password = valueOf(option);
                    case "--recreate" -> recreate = true;
                    case "--help", "-h" -> help = true;
                    default -> throw new UsageException("Unknown option: " + option);
                }
            }
            return options();
        }

        private Options options() throws UsageException {
            if (url != null && database != null) {
                throw new UsageException("--database and --url exclude each other.");
            }
            if (url == null && (user != null || password != null)) {
                throw new UsageException("--user and --password go with --url.");
            }
            Where where = url != null ? Where.URL : database != null ? database : Where.H2;
            return new Options(where, url, user, password, recreate, help);
        }

        private String valueOf(String option) throws UsageException {
            if (arguments.isEmpty()) {
                throw new UsageException("A value is missing after " + option + ".");
            }
            return arguments.pop();
        }

        private static Where database(String name) throws UsageException {
            return switch (name) {
                case "h2" -> Where.H2;
                case "postgres" -> Where.POSTGRES;
                default -> throw new UsageException("--database is h2 or postgres, not " + name + ".");
            };
        }

        private static String url(String url) throws UsageException {
            if (!url.startsWith("jdbc:")) {
                throw new UsageException("--url needs a JDBC URL, such as jdbc:postgresql://localhost/shop.");
            }
            return url;
        }
    }
}
