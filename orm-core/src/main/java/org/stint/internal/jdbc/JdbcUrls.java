package org.stint.internal.jdbc;

import java.lang.reflect.Method;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Where a database is, without what nobody should read in a log. */
public final class JdbcUrls {

    private static final List<String> GETTERS = List.of("getJdbcUrl", "getURL", "getUrl");

    /** Parameters may be secrets; they begin with a question mark or a semicolon. */
    private static final Pattern PARAMETERS = Pattern.compile("[?;].*", Pattern.DOTALL);

    /** User and password stand before the last at sign, behind two slashes or else behind the colon before them. */
    private static final Pattern LOGIN = Pattern.compile("(?<=//).*@|(?<=:)[^:/@]+/[^@]*@");

    private JdbcUrls() {}

    /** The URL without user, password and parameters. */
    public static String withoutSecrets(String url) {
        return LOGIN.matcher(PARAMETERS.matcher(url).replaceFirst("")).replaceFirst("");
    }

    /** Data sources have no common way to tell their URL, but most have a getter. */
    static String of(DataSource source) {
        for (String getter : GETTERS) {
            try {
                Method method = source.getClass().getMethod(getter);
                if (method.invoke(source) instanceof String url) {
                    return withoutSecrets(url);
                }
            } catch (ReflectiveOperationException | RuntimeException none) {
                // the next getter may exist
            }
        }
        return "the data source " + source.getClass().getName();
    }
}
