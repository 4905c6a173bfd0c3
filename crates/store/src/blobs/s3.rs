//! Files in a bucket of a store that speaks S3: `PREFIX/ab/cdef...`.

use super::{Bucket, Keeper};
use crate::Error;
use futures_util::TryStreamExt as _;
use object_store::aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey};
use object_store::path::Path;
use object_store::{ClientOptions, ObjectStore as _, ObjectStoreExt as _};
use std::time::{Duration, SystemTime};
use tokio::runtime::Runtime;

/// How long a request may take: the largest file over a slow line.
const PATIENCE: Duration = Duration::from_secs(120);

/// A bucket.
pub(super) struct Remote {
    store: AmazonS3,
    prefix: Path,
    place: String,
    /// `None` only while this is dropped.
    runtime: Option<Runtime>,
}

impl Drop for Remote {
    fn drop(&mut self) {
        // A server lets it go where nothing may wait; a runtime that is simply dropped would.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Remote {
    /// Names a bucket; nothing is asked of it yet.
    pub(super) fn open(bucket: Bucket) -> Result<Self, Error> {
        let place = format!("{}/{}", bucket.endpoint.trim_end_matches('/'), bucket.bucket);
        let failed = |why: &dyn std::fmt::Display| Error::Open { place: place.clone(), why: why.to_string() };
        // One way of TLS for the whole process; who has chosen one already keeps it.
        rustls::crypto::ring::default_provider().install_default().ok();
        let plain = bucket.endpoint.starts_with("http://");
        let builder = match bucket.key {
            Some((id, secret)) => {
                AmazonS3Builder::new().with_access_key_id(id).with_secret_access_key(secret)
            }
            None => AmazonS3Builder::from_env(),
        };
        // Without a key the builder would look for one at a cloud's own address, for minutes.
        if [AmazonS3ConfigKey::AccessKeyId, AmazonS3ConfigKey::SecretAccessKey]
            .iter()
            .any(|part| builder.get_config_value(part).is_none())
        {
            return Err(failed(&"AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not in the environment"));
        }
        let store = builder
            .with_endpoint(bucket.endpoint)
            .with_bucket_name(bucket.bucket)
            .with_region(bucket.region)
            .with_client_options(ClientOptions::new().with_timeout(PATIENCE).with_allow_http(plain))
            .build()
            .map_err(|why| failed(&why))?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|why| failed(&why))?;
        let prefix = Path::parse(bucket.prefix).map_err(|why| failed(&why))?;
        Ok(Self { store, prefix, place, runtime: Some(runtime) })
    }

    fn wait<T>(&self, done: impl Future<Output = T>) -> T {
        self.runtime.as_ref().expect("it is taken out only when this is dropped").block_on(done)
    }

    fn path(&self, hash: &str) -> Path {
        let (folder, name) = hash.split_at(2);
        self.prefix.clone().join(folder).join(name)
    }

    fn failed(&self, hash: &str, why: &object_store::Error) -> Error {
        Error::File { path: self.place(hash).into(), why: why.to_string() }
    }
}

impl Keeper for Remote {
    fn place(&self, hash: &str) -> String {
        format!("{}/{}", self.place, self.path(hash))
    }

    fn put(&self, hash: &str, bytes: &[u8]) -> Result<(), Error> {
        // Written again where it is there: that is how it counts as kept just now.
        let put = self.wait(self.store.put(&self.path(hash), bytes.to_vec().into()));
        put.map(|_| ()).map_err(|why| self.failed(hash, &why))
    }

    fn get(&self, hash: &str) -> Result<Option<Vec<u8>>, Error> {
        let got = self.wait(async { self.store.get(&self.path(hash)).await?.bytes().await });
        match got {
            Ok(bytes) => Ok(Some(bytes.to_vec())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(why) => Err(self.failed(hash, &why)),
        }
    }

    fn names(&self) -> Result<Vec<String>, Error> {
        let listed = self.store.list(Some(&self.prefix));
        let all: Vec<_> = self
            .wait(listed.try_collect())
            .map_err(|why| Error::File { path: self.place.clone().into(), why: why.to_string() })?;
        // Others may keep something else under the same beginning.
        let inside = all.iter().filter_map(|found| found.location.prefix_match(&self.prefix));
        Ok(inside.map(|parts| parts.map(|part| part.as_ref().to_owned()).collect()).collect())
    }

    fn remove(&self, hash: &str, unless_since: SystemTime) -> Result<bool, Error> {
        let path = self.path(hash);
        let removed = self.wait(async {
            if SystemTime::from(self.store.head(&path).await?.last_modified) >= unless_since {
                return Ok(false);
            }
            self.store.delete(&path).await.map(|()| true)
        });
        removed.map_err(|why| self.failed(hash, &why))
    }
}
