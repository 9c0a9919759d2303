package org.parley.protocol;

import jakarta.json.Json;
import java.util.List;

/** Strings that have broken other programs, after the Big List of Naughty Strings. */
final class NaughtyStrings {

    private static final List<String> ALL = List.of(
            "undefined",
            "null",
            "NaN",
            "-1E+02",
            "0x0",
            "1;DROP TABLE users",
            "' OR 1=1 -- 1",
            "%_\\",
            "\u0001\u0002\u0003\u0007\u0008\u000b\u000c\u001b[31m\u007f",
            "\u0080\u0085\u009b\u009f",
            "\t\r\n\u2028\u2029\u000b",
            "\u00a0\u1680\u2000\u200a\u202f\u205f\u3000",
            "\u00ad\u200b\u200c\u200d\u2060\ufeff",
            "\u202e\u202dtest\u202a\u2066\u2069",
            "\ufffe\uffff\ufdd0",
            "\udbff\udfff\ud83f\udfff",
            "\u03a9\u2248\u00e7\u221a\u222b\u02dc\u00b5",
            "\u0430dmin",
            "\uff41\uff44\uff4d\uff49\uff4e",
            "\u1e9e\u0130\u0131\ufb01\u01c5",
            "\ufdfa".repeat(5),
            "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035aalgo",
            "\u0301ada",
            "\u115f\u1160\u3164\uffa0\u2800",
            "\u0c1c\u0c4d\u0c1e\u200c\u0c3e",
            "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66",
            "\ud83c\uddfa\ud83c\uddf8\ud83c\uddf7",
            "\u2764\ufe0f\u20e3",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "${jndi:ldap://x/a}",
            "{0}{1}%s%n%x",
            "../../../etc/passwd",
            "..\\..\\\u0000.html",
            "file:///dev/null",
            "__proto__",
            "constructor",
            "CON",
            "$HOME`id`$(id)",
            "\"\\\"}]",
            "\ud83d\ude00".repeat(64));

    /** All of them as JSON. */
    static final List<String> QUOTED =
            ALL.stream().map(text -> Json.createValue(text).toString()).toList();

    private NaughtyStrings() {}
}
