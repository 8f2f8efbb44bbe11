package org.stint.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcUrlsTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://localhost:5432/shop?user=ada&password=x, jdbc:postgresql://localhost:5432/shop",
        "jdbc:postgresql://ada:secret@localhost/shop, jdbc:postgresql://localhost/shop",
        "jdbc:mariadb://ada:s@cr/et@db:3306/shop?ssl=true, jdbc:mariadb://db:3306/shop",
        "jdbc:h2:mem:shop;USER=sa;PASSWORD=x, jdbc:h2:mem:shop",
        "jdbc:h2:~/shop, jdbc:h2:~/shop",
        "jdbc:oracle:thin:scott/tiger@//db:1521/shop, jdbc:oracle:thin://db:1521/shop",
        "jdbc:oracle:thin:@db:1521:shop, jdbc:oracle:thin:@db:1521:shop",
    })
    void neitherUserNorPasswordNorParametersAreShown(String url, String shown) {
        assertThat(JdbcUrls.withoutSecrets(url)).isEqualTo(shown);
    }
}
