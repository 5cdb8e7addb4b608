import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.ValidateOutcome;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.core.reference.PrefixedRootFactory;
import org.javarosa.core.reference.Reference;
import org.javarosa.core.reference.ReferenceManager;
import org.javarosa.core.services.transport.payload.ByteArrayPayload;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.parse.XFormParser;
import org.javarosa.xform.util.XFormUtils;

/**
 * What ODK Collect's engine says: each line of the input is FORM, or FORM, SUBMISSION and OUT with tabs between.
 * A line is answered with "loaded", "valid" or "invalid", or "refused" and why. OUT gets the instance recomputed.
 */
public final class JavaRosa {
    public static void main(String[] args) throws Exception {
        new XFormsModule().registerModule();
        java.io.PrintStream out = new java.io.PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, "UTF-8");
        System.setErr(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));
        System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));

        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String said;
            try {
                said = taken(line.split("\t"));
            } catch (Throwable err) {
                said = "refused\t" + String.valueOf(err).replaceAll("\\s+", " ");
            }
            out.println(said);
        }
    }

    private static String taken(String[] given) throws Exception {
        FormDef form = form(Path.of(given[0]));
        if (given.length < 3) {
            form.initialize(true, new InstanceInitializationFactory());
            return "loaded";
        }
        byte[] sent = Files.readAllBytes(Path.of(given[1]));
        TreeElement saved = XFormParser.restoreDataModel(sent, null).getRoot();
        TreeElement template = form.getInstance().getRoot().deepCopy(true);
        template.populate(saved, form);
        TreeReference root = TreeReference.rootRef();
        root.add(template.getName(), TreeReference.INDEX_UNBOUND);
        form.getInstance().setRoot(template);
        form.initialize(false, new InstanceInitializationFactory());
        ValidateOutcome outcome = form.validate(true);
        ByteArrayPayload payload = (ByteArrayPayload) new XFormSerializingVisitor().createSerializedPayload(form.getInstance());
        Files.write(Path.of(given[2]), payload.getPayloadStream().readAllBytes());
        return outcome == null ? "valid" : "invalid\t" + outcome.failedPrompt;
    }

    private static FormDef form(Path path) throws Exception {
        File folder = path.toFile().getAbsoluteFile().getParentFile();
        ReferenceManager.instance().reset();
        ReferenceManager.instance().addReferenceFactory(new Beside(folder));
        return XFormUtils.getFormFromFormXml(path.toString(), null);
    }

    /** Files beside the form, whatever the kind of address. */
    private static final class Beside extends PrefixedRootFactory {
        private final File folder;

        Beside(File folder) {
            super(new String[] {"file", "file-csv", "images", "audio", "video"});
            this.folder = folder;
        }

        @Override
        protected Reference factory(String terminal, String uri) {
            File file = new File(folder, new File(terminal).getName());
            return new Reference() {
                public boolean doesBinaryExist() {
                    return file.exists();
                }

                public InputStream getStream() throws IOException {
                    return new FileInputStream(file);
                }

                public String getURI() {
                    return uri;
                }

                public String getLocalURI() {
                    return file.getPath();
                }

                public boolean isReadOnly() {
                    return true;
                }

                public OutputStream getOutputStream() {
                    throw new UnsupportedOperationException();
                }

                public void remove() {
                    throw new UnsupportedOperationException();
                }

                public Reference[] probeAlternativeReferences() {
                    return new Reference[0];
                }
            };
        }
    }
}
