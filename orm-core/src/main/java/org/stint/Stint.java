package org.stint;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.Dialect;
import org.stint.event.EntityListener;
import org.stint.event.StatementListener;
import org.stint.exception.MappingException;
import org.stint.internal.access.Accessors;
import org.stint.internal.bulk.ChunkedJobs;
import org.stint.internal.flush.Flusher;
import org.stint.internal.jdbc.DatabaseSettings;
import org.stint.internal.jdbc.DefaultDatabase;
import org.stint.internal.load.DetachedReading;
import org.stint.internal.session.DefaultSessionFactory;
import org.stint.internal.state.ChangeTracking;
import org.stint.internal.state.EntityTypes;
import org.stint.internal.state.Listeners;
import org.stint.internal.validation.BeanValidation;
import org.stint.internal.validation.EntityValidator;
import org.stint.mapping.EntityModel;
import org.stint.mapping.Mapping;
import org.stint.session.Database;
import org.stint.session.SessionFactory;
import org.stint.session.Tracking;

/**
 * Where Stint begins: says where the database is and which entities there are, and opens the factory.
 *
 * <pre>{@code
 * try (SessionFactory shop = Stint.connect("jdbc:h2:mem:shop").entities(Book.class, Author.class).open()) {
 *     shop.useTransaction(session -> session.get(Book.class, 42L).setPrice(new BigDecimal("12.99")));
 * }
 * }</pre>
 *
 * <p>A builder: each method changes it and gives it back. Not safe for use by several threads; what it opens is.
 */
public final class Stint {

    private final ConnectionSettings connection;
    private final Set<Class<?>> entities = new LinkedHashSet<>();
    private final List<Listeners.Registration<?>> listeners = new ArrayList<>();
    private DatabaseSettings settings = DatabaseSettings.defaults();
    private @Nullable Dialect dialect;
    private @Nullable Tracking tracking;
    private boolean wovenRequired;
    private boolean verified;
    private boolean validation = true;

    private Stint(ConnectionSettings connection) {
        this.connection = connection;
    }

    /**
     * Connects to the database at a JDBC URL through a connection pool, which needs HikariCP and the driver on the class
     * path. The pool belongs to what is opened and is closed with it.
     */
    public static Stint connect(String jdbcUrl) {
        return new Stint(ConnectionSettings.ofUrl(Objects.requireNonNull(jdbcUrl, "jdbcUrl")));
    }

    /**
     * Uses an H2 database in memory of its own, which is gone when what is opened is closed; for tests and first steps.
     * Needs H2 and HikariCP on the class path.
     */
    public static Stint embedded() {
        return connect("jdbc:h2:mem:" + UUID.randomUUID());
    }

    /** Uses a data source, which stays the caller's: it is not closed. */
    public static Stint on(DataSource source) {
        return new Stint(ConnectionSettings.of(Objects.requireNonNull(source, "source")));
    }

    /** Logs in as this user. Of no effect on a given data source. */
    public Stint user(String user) {
        connection.user(user);
        return this;
    }

    /** Logs in with this password. Of no effect on a given data source. */
    public Stint password(String password) {
        connection.password(password);
        return this;
    }

    /** The greatest number of connections in the pool. Of no effect on a given data source. */
    public Stint connections(int most) {
        connection.connections(most);
        return this;
    }

    /** Adds entity classes. Each needs its generated table, and those it refers to must be here as well. */
    public Stint entities(Class<?>... classes) {
        entities.addAll(List.of(classes));
        return this;
    }

    /** Speaks a dialect, instead of the one that suits the database and its version. */
    public Stint dialect(Dialect chosen) {
        this.dialect = Objects.requireNonNull(chosen, "dialect");
        return this;
    }

    /** Tells a listener of every statement. */
    public Stint listener(StatementListener listener) {
        settings = settings.listener(listener);
        return this;
    }

    /**
     * Tells a listener what happens to the objects of an entity class, or of all entity classes below a superclass or
     * interface.
     */
    public <E> Stint listener(Class<E> type, EntityListener<? super E> listener) {
        listeners.add(new Listeners.Registration<>(type, Objects.requireNonNull(listener, "listener")));
        return this;
    }

    /** Takes versions and times from this clock; by default the system's. */
    public Stint clock(Clock clock) {
        settings = settings.clock(clock);
        return this;
    }

    /**
     * Asks who makes a change, for {@code @CreatedBy}, {@code @UpdatedBy} and the history of {@code @Audited} entities:
     * once for each flush or bulk statement that has to know, on the thread that runs it. Null means that nobody is
     * known; otherwise the value is of the class of those attributes. What the supplier throws fails the flush.
     */
    public Stint actor(Supplier<?> supplier) {
        settings = settings.actor(Objects.requireNonNull(supplier, "supplier"));
        return this;
    }

    /**
     * Lets a stream fetch and hold so many rows at once; by default 500. PostgreSQL sends no more at a time, so that a
     * stream takes constant memory.
     *
     * @throws IllegalArgumentException if it is less than one
     */
    public Stint fetchSize(int rows) {
        settings = settings.fetchSize(rows);
        return this;
    }

    /** Logs a warning for statements that take at least so long; by default a second. */
    public Stint slowStatement(Duration duration) {
        settings = settings.slowStatement(duration);
        return this;
    }

    /** Lets messages of errors repeat what the database said, which may contain values of rows; by default not. */
    public Stint valuesInMessages() {
        settings = settings.valuesInMessages(true);
        return this;
    }

    /**
     * How sessions know what changed. Unless said here, it is {@link Tracking#RECORDED} if all entity classes are woven
     * and {@link Tracking#SNAPSHOT} otherwise.
     */
    public Stint tracking(Tracking chosen) {
        this.tracking = Objects.requireNonNull(chosen, "tracking");
        return this;
    }

    /** Refuses to open a factory if an entity class is not woven, instead of comparing snapshots. */
    public Stint requireWoven() {
        this.wovenRequired = true;
        return this;
    }

    /**
     * Compares snapshots even where changes are recorded, and fails a flush that finds a change which no woven class
     * told of: a field written by reflection or from another module. For tests; it costs what snapshots cost.
     */
    public Stint verifyRecorded() {
        this.verified = true;
        return this;
    }

    /** Does not check Bean Validation constraints at flush. */
    public Stint withoutValidation() {
        this.validation = false;
        return this;
    }

    /**
     * Opens the factory.
     *
     * @throws MappingException if the mapping of an entity is wrong or missing; all mistakes are named at once
     * @throws org.stint.exception.ConnectionFailedException if the database cannot be reached
     */
    public SessionFactory open() {
        if (entities.isEmpty()) {
            throw new MappingException(
                    "Cannot open a session factory without entities. Name them with entities(Book.class, …), or open a"
                            + " plain database with database().");
        }
        EntityTypes types = types();
        ChangeTracking changes = changeTracking(types);
        EntityValidator validator = validator(types.mapping());
        DefaultDatabase database = connect(types);
        try {
            types.mapping().requireHeldBy(database.dialect());
        } catch (MappingException mistakes) {
            database.close();
            throw mistakes;
        }
        return new DefaultSessionFactory(
                database, types, new Flusher(types, changes.check(types), validator, settings), changes);
    }

    /**
     * Opens the database without sessions. Statements may select entities that were named with {@link #entities}.
     *
     * @throws org.stint.exception.ConnectionFailedException if the database cannot be reached
     */
    public Database database() {
        return connect(types());
    }

    private EntityTypes types() {
        Mapping mapping = Mapping.of(entities);
        return new EntityTypes(mapping, Accessors::of, Listeners.of(mapping, listeners));
    }

    private DefaultDatabase connect(EntityTypes types) {
        ConnectionSettings.Connected connected = connection.connect(dialect);
        return new DefaultDatabase(
                connected.source(),
                connected.dialect(),
                connected.pool() == null ? settings : settings.onClose(connected.pool()),
                new DetachedReading(types),
                new ChunkedJobs());
    }

    private ChangeTracking changeTracking(EntityTypes types) {
        List<Class<?>> unwoven = types.unwoven();
        if ((wovenRequired || tracking == Tracking.RECORDED) && !unwoven.isEmpty()) {
            throw new MappingException(UnwovenClasses.message(unwoven));
        }
        if (tracking == Tracking.SNAPSHOT || !unwoven.isEmpty()) {
            return ChangeTracking.SNAPSHOT;
        }
        return verified ? ChangeTracking.VERIFIED : ChangeTracking.RECORDED;
    }

    private EntityValidator validator(Mapping mapping) {
        List<EntityModel<?>> constrained = mapping.models().stream()
                .filter(model -> model.table().constrained())
                .toList();
        if (!validation || constrained.isEmpty()) {
            return EntityValidator.NONE;
        }
        try {
            return BeanValidation.of(mapping);
        } catch (LinkageError missing) {
            throw new MappingException(constrained.get(0).type().getName()
                    + " carries Bean Validation constraints, but Hibernate Validator is not on the class path. Add"
                    + " org.hibernate.validator:hibernate-validator, or say withoutValidation().");
        }
    }
}
