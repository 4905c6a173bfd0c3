// A provider that speaks OpenID Connect, for tests/oidc.rs: certified, with a form to sign in and one to agree.
// One argument, JSON: { port, back, secret?, inToken, seconds }. It says "ready" when it listens.
import { createServer } from 'node:http';
import { generateKeyPairSync, randomUUID } from 'node:crypto';

const { port, back, secret, inToken, seconds } = JSON.parse(process.argv[2]);

// Its clock may be wrong.
const now = Date.now;
Date.now = () => now() + seconds * 1000;

const { Provider } = await import('oidc-provider');
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256', use: 'sig' };

// Who signs in as "person-X" has the name X. Where that is a mail, they have shown that it is theirs, but not in capitals.
const person = (id) => {
    const name = id.replace(/^person-/, '');
    const mail = { email: name.toLowerCase(), email_verified: name === name.toLowerCase() };
    return { sub: id, ...(name.includes('@') ? mail : { preferred_username: name }) };
};

const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [{
        client_id: 'dondoc',
        redirect_uris: [back],
        ...(secret ? { client_secret: secret } : { token_endpoint_auth_method: 'none' }),
    }],
    claims: { profile: ['preferred_username'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: !inToken,
    cookies: { keys: [randomUUID()] },
    findAccount: (_, id) => ({ accountId: id, claims: () => person(id) }),
    jwks: { keys: [key] },
});
createServer(provider.callback()).listen(port, '127.0.0.1', () => console.log('ready'));
