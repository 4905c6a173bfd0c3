//! A browser that a test drives.

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How a browser looks at pages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Eyes {
    /// Scripts run.
    pub(crate) scripts: bool,
    /// The width of the window in CSS pixels.
    pub(crate) width: u32,
    /// Dark colours are preferred.
    pub(crate) dark: bool,
}

impl Default for Eyes {
    fn default() -> Self {
        Self { scripts: true, width: 1440, dark: false }
    }
}

/// The program that drives a browser. It is gone with the value, and its browser with it.
struct Driver {
    child: Child,
    address: String,
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The browser is of its group: a test that failed leaves no window behind.
        let group = format!("-{}", self.child.id());
        Command::new("kill").args(["-KILL", "--", &group]).status().ok();
        self.child.wait().ok();
    }
}

/// How long a page may take on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(30);

fn start() -> Option<Driver> {
    let started = Command::new("chromedriver")
        .arg("--port=0")
        .process_group(0)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = started else {
        assert!(
            std::env::var_os("CI").is_none(),
            "chromedriver is missing: install the package chromium-driver"
        );
        eprintln!("Chromium's driver is not installed: this test is left out");
        return None;
    };
    let said = BufReader::new(child.stdout.take().expect("its words are read"));
    let port = said.lines().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once("successfully on port ")?;
        port.trim_end_matches('.').parse::<u16>().ok()
    });
    Some(Driver { child, address: format!("http://127.0.0.1:{}", port.expect("the driver tells its port")) })
}

/// A window of a browser.
pub(crate) struct Window {
    client: Client,
    base: String,
    _driver: Driver,
}

impl Window {
    /// Opens a window on a site; `None` where there is no browser.
    pub(crate) async fn open(base: &str, eyes: Eyes) -> Option<Self> {
        let driver = start()?;
        let mut arguments = vec![
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--hide-scrollbars".to_owned(),
            format!("--window-size={},1000", eyes.width),
        ];
        if eyes.dark {
            arguments.push("--blink-settings=preferredColorScheme=0".to_owned());
        }
        let mut options = json!({ "args": arguments, "prefs": { "intl.accept_languages": "vi" } });
        if !eyes.scripts {
            options["prefs"]["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        if eyes.width < 600 {
            // A window is never narrower than half a thousand points: a phone is told of instead.
            // The driver waits for ever for a tap where no scripts run.
            options["mobileEmulation"] = json!({ "deviceMetrics": { "width": eyes.width, "height": 844, "pixelRatio": 1, "touch": eyes.scripts } });
        }
        let wanted = json!({ "browserName": "chrome", "goog:chromeOptions": options });
        let Value::Object(wanted) = wanted else { unreachable!("an object was written above") };
        let mut builder = ClientBuilder::new(hyper_connector());
        builder.capabilities(wanted);
        let client = builder.connect(&driver.address).await.expect("a window opens");
        Some(Self { client, base: base.to_owned(), _driver: driver })
    }

    pub(crate) async fn close(self) {
        self.client.close().await.expect("it closes");
    }

    /// Goes to a page of the site.
    pub(crate) async fn go(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.base)).await.expect("the page answers");
    }

    /// Returns where the window is, without the site.
    pub(crate) async fn path(&self) -> String {
        let url = self.client.current_url().await.expect("somewhere").to_string();
        url.strip_prefix(&self.base).unwrap_or(&url).to_owned()
    }

    pub(crate) async fn find(&self, css: &str) -> Element {
        let wait = self.client.wait().at_most(PATIENCE);
        match wait.for_element(Locator::Css(css)).await {
            Ok(element) => element,
            Err(error) => panic!("no {css} at {}: {error}\n{}", self.path().await, self.text().await),
        }
    }

    pub(crate) async fn all(&self, css: &str) -> Vec<Element> {
        self.client.find_all(Locator::Css(css)).await.expect("a selector")
    }

    /// Waits until there are so many of something, on this page or the one that it leads to.
    pub(crate) async fn wait_for(&self, css: &str, count: usize) {
        let begun = tokio::time::Instant::now();
        loop {
            // A page that is just left may have no answer.
            let found = self.client.find_all(Locator::Css(css)).await.map_or(usize::MAX, |found| found.len());
            if found == count && self.client.find(Locator::Css("main")).await.is_ok() {
                return;
            }
            let told = || format!("{found} {css}, not {count}");
            assert!(begun.elapsed() < PATIENCE, "{} at {}", told(), self.path().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub(crate) async fn click(&self, css: &str) {
        let element = self.find(css).await;
        if let Err(error) = element.click().await {
            panic!("{css} cannot be clicked at {}: {error}", self.path().await);
        }
    }

    /// Types into a field, in the place of what stands there.
    pub(crate) async fn fill(&self, css: &str, text: &str) {
        let field = self.find(css).await;
        field.clear().await.expect("a field");
        field.send_keys(text).await.expect("a field");
    }

    /// Types where a choice is made: a click on what is folded up needs scripts.
    pub(crate) async fn select(&self, css: &str, text: &str) {
        self.find(css).await.send_keys(text).await.expect("a choice");
    }

    /// Puts a day into a field for days, as the browser sends it: how it is typed differs with the language.
    pub(crate) async fn fill_day(&self, css: &str, day: &str) {
        let field = self.find(css).await;
        let typed =
            self.client.execute("arguments[0].value = arguments[1]", vec![json!(field), json!(day)]).await;
        typed.expect("a field");
    }

    /// Chooses a file.
    pub(crate) async fn choose(&self, css: &str, path: &Path) {
        let path = std::fs::canonicalize(path).expect("a file");
        self.find(css).await.send_keys(&path.to_string_lossy()).await.expect("a field for files");
    }

    /// Presses keys where the focus is.
    pub(crate) async fn press(&self, keys: &str) {
        self.client.active_element().await.expect("a focus").send_keys(keys).await.expect("pressed");
    }

    /// Returns all that is seen.
    pub(crate) async fn text(&self) -> String {
        loop {
            let words = self.client.find(Locator::Css("body")).await.expect("a page").text().await;
            match words {
                // Another page came between the look and the words.
                Err(gone) if gone.is_stale_element_reference() => {}
                words => return words.expect("its words"),
            }
        }
    }

    /// Asks the page.
    pub(crate) async fn ask(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.expect("the page answers")
    }

    /// Asks the page for what it tells later.
    pub(crate) async fn ask_later(&self, script: &str) -> Value {
        self.client.execute_async(script, Vec::new()).await.expect("the page answers")
    }

    pub(crate) async fn picture(&self) -> Vec<u8> {
        self.client.screenshot().await.expect("a picture")
    }

    /// Signs somebody in.
    pub(crate) async fn sign_in(&self, account: &str) {
        self.go("/sign-in").await;
        self.fill("[name=account]", account).await;
        self.fill("[name=password]", crate::office::PASSWORD).await;
        self.click("button.main").await;
        self.find("details.who").await;
    }
}

fn hyper_connector() -> hyper_util::client::legacy::connect::HttpConnector {
    hyper_util::client::legacy::connect::HttpConnector::new()
}
