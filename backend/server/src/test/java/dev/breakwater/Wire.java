package dev.breakwater;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The wire between Breakwater and PostgreSQL, which a test can cut: at once, or when a statement passes. */
final class Wire implements AutoCloseable {
    private static final Cut NEVER = new Cut("", "", false);

    private final ServerSocket door;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Cut> cut = new AtomicReference<>(NEVER);
    private volatile boolean refusing;

    /** Cut when {@code at} passes on a connection on which {@code after} has passed; its own answer is lost or it is. */
    private record Cut(String after, String at, boolean arrives) {}

    Wire(int port) {
        try {
            this.port = port;
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The statement does not arrive. */
    void cutBefore(String statement) {
        cut.set(new Cut(statement, statement, false));
    }

    /** The next statement of that text on a connection that has sent the first arrives, but its answer does not. */
    void loseTheAnswerTo(String statement, String after) {
        cut.set(new Cut(after, statement, true));
    }

    void refuse() {
        refusing = true;
        open.forEach(Wire::close);
    }

    void serve() {
        refusing = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (refusing) {
                    client.close();
                } else {
                    join(client, new Socket(InetAddress.getLoopbackAddress(), port));
                }
            } catch (IOException _) {
                // the next one may be luckier
            }
        }
    }

    private void join(Socket client, Socket server) {
        open.add(client);
        open.add(server);
        var silenced = new AtomicReference<>(false);
        Thread.ofVirtual().start(() -> forth(client, server, silenced));
        Thread.ofVirtual().start(() -> back(client, server, silenced));
    }

    private void forth(Socket client, Socket server, AtomicReference<Boolean> silenced) {
        byte[] buffer = new byte[1 << 16];
        Cut armed = NEVER;
        try (client;
                server) {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                Cut wanted = cut.get();
                armed = !wanted.equals(NEVER) && text.contains(wanted.after) ? wanted : armed;
                boolean now = !armed.equals(NEVER) && armed.equals(wanted) && text.contains(armed.at);
                if (now && cut.compareAndSet(armed, NEVER)) {
                    if (!armed.arrives) {
                        return;
                    }
                    silenced.set(true);
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException _) {
            // cut
        }
    }

    private static void back(Socket client, Socket server, AtomicReference<Boolean> silenced) {
        byte[] buffer = new byte[1 << 16];
        try (client;
                server) {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int read = in.read(buffer); read > 0 && !silenced.get(); read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException _) {
            // cut
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // closed already
        }
    }

    @Override
    public void close() {
        refuse();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
