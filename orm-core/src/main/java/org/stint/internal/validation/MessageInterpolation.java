package org.stint.internal.validation;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Messages with parameters, without an expression language. The one expression that messages of the standard constraints
 * contain, whether a bound is inclusive, is decided here.
 */
final class MessageInterpolation extends ParameterMessageInterpolator {

    private static final Pattern INCLUSIVE = Pattern.compile("\\$\\{inclusive == true \\? '([^']*)' : '([^']*)'\\}");

    @Override
    public String interpolate(Context context, Locale locale, String term) {
        Matcher choice = INCLUSIVE.matcher(term);
        if (!choice.matches()) {
            return super.interpolate(context, locale, term);
        }
        Object inclusive = context.getConstraintDescriptor().getAttributes().get("inclusive");
        return choice.group(Boolean.TRUE.equals(inclusive) ? 1 : 2);
    }
}
