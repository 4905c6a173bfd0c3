//! An S3 server of a test's own: it checks signatures, keeps its files in a folder, and is gone with the value.

use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use std::path::PathBuf;
use store::blobs::Bucket;
use tokio::runtime::Runtime;

const KEY: &str = "dondoc";
const SECRET: &str = "chi-de-thu";
const BUCKET: &str = "so-nhiem-vu";
const PREFIX: &str = "so/khcn";

/// A running server.
pub(crate) struct Server {
    folder: tempfile::TempDir,
    address: String,
    /// Its connections end with it.
    _runtime: Runtime,
}

impl Server {
    /// Starts a server with an empty bucket.
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join(BUCKET)).expect("a bucket");
        let mut service = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder.path()).expect("a folder"));
        service.set_auth(SimpleAuth::from_single(KEY, SECRET));
        let service = service.build();
        let runtime = Runtime::new().expect("threads");
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("bound"));
        runtime.spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let service = service.clone();
                tokio::spawn(async move {
                    let connections = Builder::new(TokioExecutor::new());
                    // Who is gone is nobody to be told.
                    connections.serve_connection(TokioIo::new(socket), service).await.ok();
                });
            }
        });
        Self { folder, address, _runtime: runtime }
    }

    /// Returns the bucket.
    pub(crate) fn bucket(&self) -> Bucket {
        Bucket {
            endpoint: self.address.clone(),
            bucket: BUCKET.to_owned(),
            region: "us-east-1".to_owned(),
            prefix: PREFIX.to_owned(),
            key: Some((KEY.to_owned(), SECRET.to_owned())),
        }
    }

    /// Returns the folder in which the files of the prefix lie.
    pub(crate) fn files(&self) -> PathBuf {
        self.folder.path().join(BUCKET).join(PREFIX)
    }
}
