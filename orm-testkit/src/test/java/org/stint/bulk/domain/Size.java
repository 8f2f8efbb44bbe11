package org.stint.bulk.domain;

import java.math.BigDecimal;
import org.stint.annotation.Column;
import org.stint.annotation.Embeddable;

/** How large an item is, as far as that is known. */
@Embeddable
public record Size(
        Integer width, @Column(precision = 8, scale = 2) BigDecimal weight) {}
