package org.parley.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.parley.protocol.BadFrame;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.JsonFields;
import org.parley.protocol.Refusal;

/** Reads a request's body by the same rules as a frame: 64 KiB at most, real UTF-8, one JSON object. */
final class Body {

    /** How much of a body that is too large is read for nothing, in bytes: who sends more is cut off. */
    private static final int MOST_IGNORED = 4 * 1024 * 1024;

    private Body() {}

    /**
     * Reads the fields.
     *
     * @throws Refusal when it is too large or not UTF-8
     * @throws BadFrame when it is not one JSON object
     * @throws IOException when the client goes away
     */
    static JsonFields read(InputStream body, FrameCodec codec) throws BadFrame, IOException {
        byte[] bytes = body.readNBytes(FrameCodec.MAX_FRAME + 1);
        if (bytes.length > FrameCodec.MAX_FRAME) {
            // Payara would let the client wait for the answer until it has sent all.
            ignore(body);
            throw new Refusal(ErrorCode.TOO_LARGE, "a body holds 64 KiB at most");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return codec.fields(text);
        } catch (CharacterCodingException e) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "not UTF-8");
        }
    }

    private static void ignore(InputStream rest) throws IOException {
        byte[] heap = new byte[FrameCodec.MAX_FRAME];
        for (int read = 0, part = 0; part >= 0 && read < MOST_IGNORED; read += part) {
            part = rest.read(heap);
        }
    }
}
