import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Asks the reference validator about files: profiles joined by commas, then the files.
 *
 * For each file and profile it prints one line, its parts parted by tabs: name, profile,
 * "conforms" or "fails", and the rules that failed (clause-number), joined by commas.
 */
public final class ReferenceCheck {
  private ReferenceCheck() {}

  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (int at = 1; at < arguments.length; at++) {
      for (String profile : arguments[0].split(",")) {
        File file = new File(arguments[at]);
        System.out.println(file.getName() + "\t" + profile + "\t" + said(file, profile));
      }
    }
  }

  private static String said(File file, String profile) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
    try (InputStream in = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour)) {
      ValidationResult result =
          Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
      TreeSet<String> failed = new TreeSet<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          failed.add(
              assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber());
        }
      }
      return (result.isCompliant() ? "conforms" : "fails") + "\t" + String.join(",", failed);
    }
  }
}
