// The JDK's word on the signatures of Word files: javax.xml.crypto for the core, its own loop over the manifest with its
// own relationship transform. Reads paths, one a line, and answers with one line each: VALID n of n, or INVALID and why.

import java.io.*;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.util.*;
import java.util.zip.*;
import javax.xml.crypto.*;
import javax.xml.crypto.dsig.*;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.*;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.*;
import org.w3c.dom.*;

public class ManifestCheck {
    static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    static final String RELS = "http://schemas.openxmlformats.org/package/2006/relationships";
    static final String RT = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform";

    /** The transform's name must be known for a manifest to be read; what it does is done in our own loop. */
    public static class Links extends TransformService {
        public AlgorithmParameterSpec getParameterSpec() { return null; }
        public void init(TransformParameterSpec given) { }
        public void init(XMLStructure parent, XMLCryptoContext context) { }
        public void marshalParams(XMLStructure parent, XMLCryptoContext context) { }
        public boolean isFeatureSupported(String feature) { return false; }
        public Data transform(Data data, XMLCryptoContext context) throws TransformException {
            throw new TransformException("only read");
        }
        public Data transform(Data data, XMLCryptoContext context, OutputStream out) throws TransformException {
            throw new TransformException("only read");
        }
    }

    static class Names extends Provider {
        Names() {
            super("PackageNames", "1", "the relationship transform");
            Map<String, String> kind = Map.of("MechanismType", "DOM");
            putService(new Service(this, "TransformService", RT, Links.class.getName(), List.of(), kind));
        }
    }

    public static void main(String[] args) throws Exception {
        Security.addProvider(new Names());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = in.readLine()) != null; ) {
            long start = System.nanoTime();
            String said;
            try {
                said = judged(line.trim());
            } catch (Throwable failure) {
                said = "INVALID " + failure;
            }
            System.out.println(said.replace('\n', ' ') + "\t" + (System.nanoTime() - start) / 1000);
            System.out.flush();
        }
    }

    static String judged(String path) throws Exception {
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(path)) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        int signatures = 0;
        for (String name : parts.keySet()) {
            if (name.startsWith("_xmlsignatures/") && name.endsWith(".xml")) {
                String fault = signature(parts, name);
                if (fault != null) return "INVALID " + name + ": " + fault;
                signatures++;
            }
        }
        return signatures > 0 ? "VALID " + signatures : "INVALID no signature";
    }

    static Document parsed(byte[] data) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(data));
    }

    static String signature(Map<String, byte[]> parts, String name) throws Exception {
        Document document = parsed(parts.get(name));
        markIds(document.getDocumentElement());
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        DOMValidateContext context = new DOMValidateContext(new FirstCertificate(), document.getDocumentElement());
        context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
        markIds(document.getDocumentElement(), context);
        XMLSignature signature = factory.unmarshalXMLSignature(context);
        if (!signature.validate(context)) return "core";
        NodeList manifests = document.getElementsByTagNameNS(DS, "Manifest");
        if (manifests.getLength() != 1) return "no manifest";
        int seen = 0;
        NodeList all = manifests.item(0).getChildNodes();
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element reference) {
                String fault = reference(parts, reference);
                if (fault != null) return fault;
                seen++;
            }
        }
        return seen > 0 ? null : "empty manifest";
    }

    static void markIds(Element element) {
        if (element.hasAttribute("Id")) element.setIdAttribute("Id", true);
        NodeList all = element.getChildNodes();
        for (int i = 0; i < all.getLength(); i++) if (all.item(i) instanceof Element child) markIds(child);
    }

    static void markIds(Element element, DOMValidateContext context) {
        if (element.hasAttribute("Id")) context.setIdAttributeNS(element, null, "Id");
        NodeList all = element.getChildNodes();
        for (int i = 0; i < all.getLength(); i++) if (all.item(i) instanceof Element child) markIds(child, context);
    }

    static String reference(Map<String, byte[]> parts, Element reference) throws Exception {
        String uri = reference.getAttribute("URI");
        String part = URLDecoder.decode(uri.substring(1, uri.indexOf("?ContentType=")).replace("+", "%2B"), "UTF-8");
        byte[] data = parts.get(part);
        if (data == null) return "lacks " + part;
        List<String> ids = new ArrayList<>();
        NodeList selected = reference.getElementsByTagNameNS("*", "RelationshipReference");
        for (int i = 0; i < selected.getLength(); i++) ids.add(((Element) selected.item(i)).getAttribute("SourceId"));
        boolean links = false;
        NodeList transforms = reference.getElementsByTagNameNS(DS, "Transform");
        for (int i = 0; i < transforms.getLength(); i++)
            links |= RT.equals(((Element) transforms.item(i)).getAttribute("Algorithm"));
        if (links) data = canonicalLinks(data, ids);
        String method = ((Element) reference.getElementsByTagNameNS(DS, "DigestMethod").item(0)).getAttribute("Algorithm");
        if (!method.endsWith("#sha256")) return "digest " + method;
        String stated = reference.getElementsByTagNameNS(DS, "DigestValue").item(0).getTextContent().trim();
        String found = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(data));
        return found.equals(stated) ? null : "changed " + part;
    }

    static byte[] canonicalLinks(byte[] data, List<String> ids) throws Exception {
        NodeList all = parsed(data).getElementsByTagNameNS(RELS, "Relationship");
        TreeMap<String, Element> kept = new TreeMap<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element link = (Element) all.item(i);
            if (ids.contains(link.getAttribute("Id"))) kept.put(link.getAttribute("Id"), link);
        }
        StringBuilder text = new StringBuilder("<Relationships xmlns=\"" + RELS + "\">");
        for (Element link : kept.values()) {
            String mode = link.hasAttribute("TargetMode") ? link.getAttribute("TargetMode") : "Internal";
            text.append("<Relationship Id=\"").append(escaped(link.getAttribute("Id")))
                .append("\" Target=\"").append(escaped(link.getAttribute("Target")))
                .append("\" TargetMode=\"").append(escaped(mode))
                .append("\" Type=\"").append(escaped(link.getAttribute("Type")))
                .append("\"></Relationship>");
        }
        return text.append("</Relationships>").toString().getBytes(StandardCharsets.UTF_8);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;")
            .replace("\t", "&#x9;").replace("\n", "&#xA;").replace("\r", "&#xD;");
    }

    static class FirstCertificate extends KeySelector {
        public KeySelectorResult select(KeyInfo info, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context) {
            for (Object each : info.getContent())
                if (each instanceof X509Data data)
                    for (Object held : data.getContent())
                        if (held instanceof X509Certificate certificate) return certificate::getPublicKey;
            throw new IllegalStateException("no certificate");
        }
    }
}
