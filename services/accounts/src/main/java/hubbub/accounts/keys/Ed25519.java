package hubbub.accounts.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Set;

/// Signs and checks by the JDK's own Ed25519; the library would need another one for it.
final class Ed25519 extends BaseJWSProvider implements JWSSigner, JWSVerifier {
  private static final String KIND = "Ed25519";

  private final KeyPair pair;

  Ed25519(KeyPair pair) {
    super(Set.of(JWSAlgorithm.EdDSA));
    this.pair = pair;
  }

  @Override
  public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
    try {
      var signature = Signature.getInstance(KIND);
      signature.initSign(pair.getPrivate());
      signature.update(input);
      return Base64URL.encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new JOSEException("cannot sign", e);
    }
  }

  @Override
  public boolean verify(JWSHeader header, byte[] input, Base64URL signed) {
    if (!JWSAlgorithm.EdDSA.equals(header.getAlgorithm())) {
      return false;
    }
    try {
      var signature = Signature.getInstance(KIND);
      signature.initVerify(pair.getPublic());
      signature.update(input);
      return signature.verify(signed.decode());
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
