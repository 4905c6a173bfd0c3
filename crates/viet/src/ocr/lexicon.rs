//! The words that are mended, and what keeps them from being mended wrongly.
//!
//! Three lists, all in small letters with the tones of open syllables in the older place. Adding a word is one more word
//! here; the tests of the lists say what is wrong with it (a word without a mark of its own, two words that are the same
//! without marks, a slip that is right). Then look at what it changes: `cargo test -p papers --test ocr`.

/// Words of two syllables in administrative Vietnamese. No two may be the same without marks: then nothing would tell
/// which of them a slip stands for. Words that a common phrase resembles ("cơ quan": "có quan hệ") are safe all the same,
/// because a syllable in [`FREE`] is no slip by itself.
pub(super) const WORDS: &str = "
an ninh, an sinh, an toàn, áp dụng, ấn định, ban hành, bàn giao, báo cáo, bảo đảm, bảo hiểm, bảo hộ, bảo mật,
bảo tồn, bảo trợ, bảo vệ, bất cập, bệnh viện, bí thư, biên bản, biên chế, biên soạn, biện pháp, biểu dương,
biểu mẫu, biểu quyết, bình đẳng, bố trí, bộ máy, bộ phận, bộ trưởng, bổ nhiệm, bổ sung, bồi dưỡng, bồi thường,
bức xúc, bưu chính, cải cách, cải thiện, cán bộ, cảnh báo, cảnh sát, cao điểm, cao tốc, cấp bách, cấp phép,
cấp phát, cập nhật, căn cứ, cần thiết, chăm sóc, chăn nuôi, chấm dứt, chậm nhất, chấn chỉnh, chẩn đoán, chấp hành,
chấp thuận, chất lượng, chất vấn, chế biến, chế độ, chi bộ, chi cục, chi phối, chi tiết, chi trả, chỉ đạo, chỉ định,
chỉ số, chỉ thị, chỉ tiêu, chiến lược, chính phủ, chính quyền, chính sách, chính thức, chính trị, chỉnh lý, chỉnh sửa,
chỉnh trang, cho phép, chu đáo, chủ động, chủ nghĩa, chủ nhiệm, chủ quản, chủ tịch, chủ trì, chủ trương, chủ yếu,
chuẩn bị, chức danh, chức năng, chức vụ, chứng chỉ, chứng nhận, chứng thực, chương trình, chuyên đề, chuyên gia,
chuyên môn, chuyên trách, chuyển biến, chuyển đổi, chuyển giao, cơ bản, cơ cấu, cơ chế, cơ hội, cơ quan, cơ sở,
cộng đồng, cộng hòa, công an, công bố, công chức, công cộng, công dân, công điện, công khai, công nghệ,
công nghiệp, công nhận, công tác, công trình, công văn, công việc, cung cấp, cung ứng, cuộc họp, củng cố, cử tri,
cứu hộ, cứu nạn, cương quyết, dân chủ, dân cư, dân quân, dân số, dân tộc, danh mục, danh sách, di dời, di sản,
di tích, dịch bệnh, dịch vụ, diễn biến, diễn đàn, diễn tập, diện tích, doanh nghiệp, doanh thu, du lịch, duy trì,
dư luận, dự án, dự báo, dự kiến, dự phòng, dự thảo, dự toán, dứt điểm, đa dạng, đại biểu, đại diện, đại học,
đại hội, đàm phán, đánh giá, đào tạo, đảng bộ, đảng ủy, đảng viên, đáp ứng, đắc lực, đăng ký, đăng tải, đất đai,
đầu tiên, đầu tư, đấu giá, đấu thầu, đấu tranh, đẩy mạnh, đẩy nhanh, đề án, đề cương, đề nghị, đề tài, đề xuất,
địa bàn, địa chính, địa điểm, địa phương, điện lực, điện tử, điều chỉnh, điều động, điều hành, điều kiện,
điều phối, điều tra, điều trị, đình chỉ, định hướng, định kỳ, định mức, đoàn kết, đoàn thể, độc lập, đô thị,
đôn đốc, đối chiếu, đối ngoại, đối thoại, đối tượng, đối với, đổi mới, đội ngũ, động viên, đồng bộ, đồng chí,
đồng thời, đơn giản, đơn vị, đúng hạn, đường bộ, được giao, gia đình, giá trị, giám đốc, giám sát, giảm nghèo,
gian lận, giao ban, giao dịch, giao thông, giáo dục, giáo viên, giải ngân, giải pháp, giải phóng, giải quyết,
giải thể, giải tỏa, giải trình, giới thiệu, giữ gìn, hạ tầng, hải quan, hạn chế, hạn mức, hành chính, hành lang,
hành vi, hạnh phúc, hậu quả, hệ thống, hiện đại, hiện hành, hiện trạng, hiện trường, hiệp hội, hiệu lực, hiệu quả,
hiệu trưởng, hình thức, hỗ trợ, hộ tịch, hồ sơ, hội chợ, hội đồng, hội nghị, hội nhập, hội thảo, hội trường,
hội viên, hoạt động, hoạch định, hoàn chỉnh, hoàn thành, hoàn thiện, hợp đồng, hợp lý, hợp nhất, hợp tác,
huấn luyện, hủy bỏ, huy động, hướng dẫn, kế hoạch, kế thừa, kế toán, kết hợp, kết luận, kết nối, kết quả,
khắc phục, khả năng, khả thi, khách quan, khai thác, khai trương, khái quát, khảo sát, khẩn cấp, khẩn trương,
khen thưởng, khiếu nại, khoa học, khoáng sản, khó khăn, khống chế, khởi công, khởi nghiệp, khu vực, khuyến khích,
khuyết điểm, kiểm duyệt, kiểm điểm, kiểm định, kiểm kê, kiểm soát, kiểm toán, kiểm tra, kiên quyết, kiến nghị,
kiến thức, kiện toàn, kinh doanh, kinh nghiệm, kinh phí, kinh tế, kịp thời, kỳ họp, kỷ cương, kỷ luật, kỷ niệm,
kỹ năng, kỹ thuật, ký kết, lãng phí, lãnh đạo, lâm nghiệp, lấn chiếm, lập tức, lây lan, lệ phí, lề lối, lịch sử,
liên kết, liên ngành, liên quan, liên thông, loại hình, lợi ích, lũy kế, lực lượng, luân chuyển, lưu trữ, lưu ý,
lương thực, lý luận, mạng lưới, mặt bằng, mặt trận, miễn nhiệm, minh bạch, mô hình, môi trường, mở rộng, mua sắm,
mục đích, mục tiêu, mức độ, nâng cao, nâng cấp, năng lực, năng suất, năng lượng, ngành nghề, ngân hàng, ngân sách,
nghề nghiệp, nghệ thuật, nghị định, nghị quyết, nghiên cứu, nghiêm túc, nghiêm trọng, nghiệm thu, nghiệp vụ,
nghĩa vụ, ngoại giao, ngoại ngữ, nguồn lực, nguồn vốn, nguy cơ, nguyên nhân, nguyên tắc, người dân, nhà nước,
nhanh chóng, nhân dân, nhân lực, nhân sự, nhân viên, nhận thức, nhiệm kỳ, nhiệm vụ, như sau, niêm yết, nội bộ,
nội dung, nội vụ, nông dân, nuôi trồng, nông nghiệp, nông thôn, ô nhiễm, ổn định, phạm vi, pháp luật, pháp lý, phát biểu,
phát động, phát hành, phát hiện, phát huy, phát sinh, phát triển, phấn đấu, phân bổ, phân cấp, phân công,
phân loại, phân phối, phân tích, phân luồng, phê bình, phê duyệt, phòng cháy, phòng chống, phong trào, phổ biến,
phối hợp, phù hợp, phụ cấp, phụ lục, phụ trách, phúc lợi, phức tạp, phương án, phương hướng, phương pháp,
phương thức, phương tiện, quá hạn, quá trình, quan hệ, quan tâm, quan trọng, quan trắc, quán triệt, quản lý,
quản trị, quảng bá, quân sự, quần chúng, quốc gia, quốc hội, quốc lộ, quốc phòng, quốc tế, quy chế, quy chuẩn,
quy định, quy hoạch, quy mô, quy tắc, quy trình, quyền hạn, quyền lợi, quyết định, quyết liệt, quyết tâm,
quyết toán, rà soát, sản phẩm, sản xuất, sáng kiến, sáng tạo, sát hạch, sắp xếp, sâu rộng, sổ sách, số hóa,
số liệu, sở hữu, sơ kết, sử dụng, sự cố, sự kiện, sự nghiệp, sửa chữa, sửa đổi, suy giảm, sức khỏe, tạm thời,
tác động, tác nghiệp, tai nạn, tài chính, tài khoản, tài liệu, tài nguyên, tài sản, tăng cường, tăng trưởng,
tập đoàn, tập huấn, tập thể, tập trung, tất cả, thách thức, tham dự, tham gia, tham khảo, tham mưu, tham nhũng,
thảm họa, thanh lý, thanh niên, thanh toán, thanh tra, thành lập, thành phần, thành phố, thành tích, thành tựu,
thành viên, tháo gỡ, thảo luận, thắng lợi, thẩm định, thẩm quyền, thẩm tra, thất thoát, thể chế, thể thao,
theo dõi, thi công, thi đua, thi hành, thị sát, thị trường, thí điểm, thí nghiệm, thích ứng, thiên tai, thiết bị,
thiết chế, thiết kế, thiết thực, thiệt hại, thông báo, thông qua, thông suốt, thông tin, thông tư, thống kê,
thống nhất, thời điểm, thời gian, thời hạn, thời sự, thu hồi, thu hút, thu nhập, thủ trưởng, thủ tục, thủ tướng,
thuận lợi, thực hành, thực hiện, thực phẩm, thực tế, thực tiễn, thực trạng, thuyết minh, thư ký, thử nghiệm,
thường niên, thường trực, thường vụ, thường xuyên, thương hiệu, thương mại, thủy lợi, thủy sản, tích cực, tích hợp,
tiềm năng, tiến bộ, tiến độ, tiến hành, tiền lương, tiếp cận, tiếp nhận, tiếp thu, tiếp tục, tiết kiệm, tiêu biểu,
tiêu chí, tiêu chuẩn, tiêu cực, tiêu dùng, tiêu hủy, tín dụng, tình hình, tình huống, tình trạng, tỉnh ủy,
tính toán, tổ chức, tố cáo, toàn bộ, toàn diện, toàn quốc, tòa án, tội phạm, tồn đọng, tồn tại, tổng hợp, tổng kết,
tổng số, tổng thể, trách nhiệm, trang bị, tranh chấp, trạng thái, tri thức, triển khai, triệt để, trình độ,
trồng trọt, trong đó, trọng điểm, trọng tâm, trụ sở, trung bình, trung hạn, trung tâm, trung ương, trực thuộc,
trực tiếp, trực tuyến, truy cập, truy thu, truyền hình, truyền thanh, truyền thông, trước đây, trước hết,
trước khi, trước ngày, trước mắt, trưởng ban, trưởng đoàn, trưởng phòng, trưởng thôn, trường học, trường hợp,
tuần tra, tuân thủ, tuyên dương, tuyên giáo, tuyên truyền, tuyển dụng, tuyển sinh, tuyệt đối, tư pháp, tư tưởng,
tư vấn, từ chối, tự chủ, tự giác, tỷ lệ, tỷ trọng, ủy ban, ủy nhiệm, ủy quyền, ủy viên, ùn tắc, ứng dụng, ứng phó,
ưu đãi, ưu tiên, vai trò, vật liệu, vật tư, văn bản, văn hóa, văn kiện, văn minh, văn phòng, văn thư, vận động,
vận hành, vận tải, vận chuyển, vấn đề, vệ sinh, vi phạm, vị trí, viễn thông, viên chức, việc làm, Việt Nam, vũ khí,
vụ việc, vướng mắc, xã hội, xác định, xác minh, xác nhận, xây dựng, xét duyệt, xét nghiệm, xếp loại, xử lý,
xử phạt, xúc tiến, xuất khẩu, xuất sắc, xuyên suốt, xung kích, yêu cầu, ý kiến, ý nghĩa, ý thức, nhất trí,
kết thúc, kiên trì, chứng kiến, cam kết, lĩnh vực, hợp pháp
";

/// Syllables that are words by themselves, or stand at the beginning or end of many: written, they are no slip. "có quan"
/// may be "cơ quan" or "có quan hệ"; "phôi hợp" can only be "phối hợp" because nobody writes "phôi" there. Only syllables
/// that look like one of [`WORDS`] matter here.
pub(super) const FREE: &str = "
an án ăn ấn ẩn áp ấp ập ba bà bá bã bạ bả bách bạch ban bàn bán bân bạn bản bần bẩn bận bắn bang bàng báng băng
bảng bằng bao bào báo bão bạo bảo bát bạt bất bật bắt bênh bệnh bi bì bí bỉ bị biên biến biển biện biếu biểu binh
bình bính bịnh bo bò bó bô bõ bơ bọ bỏ bố bồ bổ bộ bớ bờ bở bói bôi bơi bối bồi bổi bội bới bởi bục bức bực bưu bửu
ca cà cá cạ cả cách cai cài cái cãi cải can càn cán cân căn cạn cản cấn cần cẩn cận cắn cằn canh cành cánh cạnh
cảnh cao cào cáo cạo cáp cấp cập cắp cặp cau câu cấu cầu cẩu cậu chàm châm chăm chạm chấm chậm chan chán chân chăn
chạn chấn chẩn chắn chẵn chặn chạp chấp chập chắp chát chất chật chắt chặt chay chày cháy chạy chảy che chè chê chẽ
chế chi chì chí chỉ chị chiêm chiếm chiên chiến chiêu chiếu chiều chiểu chinh chình chính chỉnh cho chó chơ chỗ chờ
chở chợ chòi chơi chối chồi chổi chong chòng chóng chông chống chồng chu chú chư chủ chứ chừ chữ chua chùa chúa
chưa chứa chừa chữa chuẩn chúc chục chức chực chung chùng chúng chưng chủng chứng chừng chuông chuồng chuộng chương
chướng chưởng chuyên chuyến chuyền chuyển chuyện co cò có cô cơ cọ cỏ cố cồ cổ cỗ cộ cớ cờ cỡ cong còng cóng công
cõng cống cồng cổng cộng cu cù cú cũ cư cụ củ cứ cừ cử cữ cự cúc cục cực cung cùng cúng cũng cưng củng cứng cuốc
cuộc cước cuống cuồng cương cường cưỡng cưu cứu cừu cửu cựu da dà dã dạ dả đa đà đá đã đả dạc đác đạc đắc đặc dai
dài dại dải đai đài đãi đại dám dâm dăm dạm dầm dặm đam đàm đám đâm đạm đảm đấm đầm đậm đắm dan dàn dán dân dạn dần
dẫn dặn đan đàn đán đạn đản đần dang dáng dâng dạng đang đàng đáng đăng đảng đấng đắng đằng đẳng đặng danh dành
đanh đành đánh dao dào dạo đao đào đáo đạo đảo dập đáp đạp đập đắp dạt dắt đát đạt đất đặt dâu dấu dầu dậu đau đâu
đấu đầu đậu dày dây dãy dạy dậy đay đày đáy đây đấy đầy đẩy đậy dè dê dẻ dế dễ đè đê đẻ đế đề để đệ di dì dĩ đi đĩ
dìa đĩa đỉa địa dịch đích địch diêm diễm điếm điểm diên diễn diện điên điền điển điện diều diễu diệu điêu điếu điều
điểu điệu dinh dính đinh đình đính đĩnh đỉnh định do dò dó dơ dở dỡ đo đò đó đô đơ đọ đỏ đố đồ đổ đỗ độ đờ đợ doan
doãn đoan đoàn đoán đoạn đoản doanh dóc dọc dốc đóc đọc đốc độc dôi dõi dồi dội dời đoi đòi đói đôi đối đồi đổi đội
đới đời đợi don dọn dồn đon đòn đón đôn đơn đốn đồn độn đờn dong dòng dông đong đóng đông đọng đống đồng đổng động
du dù dư dụ dữ dự đu đù đủ dưa dứa dừa dựa đua đùa đũa đưa đứa dục dức dực đúc đục đức đực dung dùng dũng dưng dụng
dừng dựng đung đúng đụng đứng đừng đựng dược đuốc đước được dương dường dưỡng dượng đương đường dút dứt đút đụt đứt
duy duyệt gia già giá giã giả giác giấc giặc giai giại giải giam giám giảm giấm giậm gian giàn gián giãn giản giận
giao giáo giảo gìn giòi giỏi giối giới giời giu giữ gò gô gõ gơ gồ gỗ gờ gỡ ha hà há hạ hả hách hạch hai hài hái
hãi hại hải han hàn hán hân hãn hạn hận hắn hẳn hang hàng háng hãng hăng hạng hằng hẵng hanh hành hánh hạnh háu hầu
hậu he hè hé hẹ hề hệ hét hết hệt hiếm hiềm hiểm hiến hiền hiển hiện hiếp hiệp hiếu hiểu hiệu hình ho hò hô hơ họ
hố hồ hổ hỗ hộ hờ hở hoa hòa hóa họa hỏa hoạch hoan hoàn hoán hoãn hoạn hoạt hóc học hốc hộc hoi hói hôi hơi hỏi
hối hồi hội hời hỡi hóp họp hộp hớp hợp huân huấn huống hương hướng hường hưởng hút hụt hưu hữu huy húy hủy ích kè
kê kẹ kẻ kẽ kế kề kể kệ két kẹt kết kha khà khá khả khác khấc khắc khách khai khái khải khan khàn khăn khản khấn
khẩn khao kháo khảo khâu khấu khẩu khen khi khì khí khỉ khích khiêu khiếu kho khó khô khổ khớ khờ khoa khóa khoan
khoán khoăn khoản khoang khoáng khoảng khoe khóe khỏe khói khôi khơi khỏi khối khởi không khống khổng khu khử
khuyên khuyến khuyết kích kịch kiêm kiếm kiềm kiểm kiệm kiên kiến kiện kinh kình kính kíp kịp ky ký kỳ kỵ kỷ kỹ lam
làm lâm lãm lăm lạm lấm lầm lắm lan làn lán lân lăn lấn lần lẫn lận lặn lang làng láng lãng lăng lạng lắng lặng
lanh lành lánh lãnh lạnh lảnh láp lấp lập lắp lặp lay láy lây lạy lấy lầy lẩy lẫy lè lê lẻ lẽ lề lể lễ lệ lịch liên
liền liệt liêu liều liễu liệu lo lò ló lô lơ lọ lồ lỗ lộ lờ lở lỡ lợ loài loại loi lòi lói lôi lõi lơi lối lồi lỗi
lội lới lời lợi luân luấn luận luật lúc lục lức lực lược lưới lười lưỡi luống luồng lương lường lưỡng lượng lưu lũy
lụy luyến luyện ly lý lỵ mác mạc mắc mặc mai mài mái mãi mại mải mang màng máng măng mạng mảng manh mành mãnh mạnh
mảnh mát mạt mất mật mắt mặt mau màu máu mâu mấu mẫu mậu may mày máy mây mạy mấy miên miến miền miễn minh mình mo
mò mó mô mơ mọ mỏ mố mồ mổ mộ mớ mờ mở mỡ moi mòi môi mọi mỏi mối mồi mỗi mới mời mòn món môn mọn mua mùa múa mưa
múc mục mức mực mưu nai nài nại nam năm nạm nấm nắm nằm nan nàn nạn nản nắn nặn nang nàng nâng năng nắng nặng ngàn
ngân ngăn ngạn ngắn ngành ngạnh ngay ngày ngây nghe nghé nghề nghệ nghèo nghi nghĩ nghỉ nghị nghĩa nghiêm nghiệm
nghiên nghiến nghiền nghiện nghiệp ngoài ngoại ngu ngũ ngư ngụ ngủ ngữ ngự nguội ngươi người nguồn nguy nguyên
nguyền nguyện nha nhà nhá nhã nhả nhan nhàn nhân nhãn nhăn nhạn nhấn nhẫn nhận nhắn nhanh nhành nhánh nháp nhấp
nhập nhát nhạt nhất nhật nhặt nhiễm nhiệm nhu nhú nhũ như nhủ nhừ nhung nhúng nhũng nhưng những niêm niềm niệm niên
ninh nịnh nòi nói nôi nơi nối nồi nổi nỗi nội nới nòng nóng nông nồng nộng nước nuôi ô ơ ố ồ ổ ớ ở ợ ôn ơn ồn ổn
phàm phạm phầm phẩm phan phán phân phạn phản phấn phần phẫn phận pháp phập phát phạt phất phe phè phê phế phép phi
phì phí phị pho phò phó phơ phố phổ phở phôi phơi phối phới phong phòng phóng phông phỏng phồng phu phù phú phụ phủ
phúc phục phức phương phướng phường phượng qua quà quá quạ quả quan quán quân quản quấn quần quẩn quẫn quận quang
quáng quãng quảng quặng quát quạt quất quật quốc quy quý quỳ quỷ quỹ quyên quyến quyền quyển quyện quyết quyệt ra
rà rá rã rạ rả rong ròng rông rồng rỗng rộng sác sắc sách sạch sâm sấm sẫm sắm san sàn sán sân săn sạn sản sắn sẵn
sang sàng sáng sảng sáp sạp sấp sập sắp sát sạt sắt sau sáu sâu sấu sầu sinh sính so sò sơ sọ sỏ số sổ sờ sở sợ
soán soạn soát soạt sóc sốc sú sư sứ sử sự sửa sữa suất súc sục sức sung sùng súng sưng suốt suy tác tạc tắc tai
tài tái tãi tại tải tam tám tâm tăm tạm tấm tầm tẩm tắm tang tàng tăng tạng tảng tầng tặng tao tào táo tạo tảo táp
tạp tấp tập tắp tát tất tật tắt tè tê tẻ tế tề tể tệ thác thạc thách thạch thai thái thải tham thâm thăm thảm thấm
thầm thẩm thắm thang tháng thăng thắng thằng thẳng thanh thành thánh thạnh thảnh thao thào tháo thạo thảo thất thật
thâu thấu thầu thê thẻ thế thề thể thệ theo thèo thi thì thí thỉ thị thích thiên thiến thiền thiện thiết thiệt
thiêu thiếu thiều thiểu thiệu thoái thoại thoải thoát thói thôi thổi thời thôn thốn thong thông thống thu thù thú
thư thụ thủ thứ thừ thử thua thùa thưa thừa thửa thuần thuận thuật thúc thục thức thực thuốc thuộc thước thược
thương thường thưởng thượng thùy thúy thụy thủy thuyết tích tịch tiêm tiềm tiệm tiên tiến tiền tiễn tiện tiếp tiết
tiệt tiêu tiếu tiều tiểu tin tín tinh tình tính tĩnh tỉnh tịnh to tò tô tơ tọ tỏ tố tồ tổ tớ tờ toa tòa tọa tỏa
toan toàn toán tóc tọc tốc tộc tôi tơi tỏi tối tồi tội tới tôn tốn tồn tổn tông tống tổng tra trà trã trả trác trắc
trặc trách trạch tràn trân trăn trạn trấn trần trận trang tràng tráng trăng trạng trảng trắng tranh trành tránh
trao trào tráo trảo tri trì trí trĩ trị triền triển triết triệt trinh trình trịnh trò trô trơ trọ trố trổ trỗ trờ
trở trợ trong tròng trông trọng trống trồng trót trọt trú trụ trứ trừ trữ trự trúc trục trực trung trùng trúng
trũng trưng trứng trước trương trướng trường trưởng trượng truy truyền truyện tu tù tú tư tụ tủ tứ từ tử tự tuân
tuấn tuần túc tục tức tuông tuồng tương tướng tường tưởng tượng tửu tựu tuyên tuyến tuyền tuyển tuyết tuyệt ty tỵ
tỷ ùn ung úng ưng ủng ứng uống ương ưu uy úy ủy vai vài vái vãi vải van ván vân vãn văn vạn vấn vần vẫn vận vắn vặn
vát vạt vất vật vắt vặt vè vé vê vẻ vẽ vế về vệ vi vì ví vĩ vị việc viên viền viển viễn viện viết việt vòi vôi vơi
vọi vội với vời vốn vu vù vú vũ vụ vức vực vương vướng vượng xa xà xá xã xạ xả xác xay xây xảy xẩy xép xẹp xếp xét
xu xú xứ xử xuất xúc xung xưng xứng xuyên xuyến y ý ỷ yết yêu yếu
cam cảm cám cắm cấm cầm cạm lĩnh lính linh lình
";

/// Slips whose wrong syllable is a word, but not beside the other one. What stands behind the bar must come next: `^` a
/// capital. Where the second syllable and the word behind it are one of [`WORDS`], or the first and the word before it,
/// nothing is mended: "điều phối họp giao ban", "chủ tri thức".
pub(super) const SLIPS: &str = "
ban hanh = ban hành
bao cáo = báo cáo
biên ban = biên bản
biên bán = biên bản
biện phap = biện pháp
bào cáo = báo cáo
bào đảm = bảo đảm
báo đảm = bảo đảm
bão cáo = báo cáo
bão đảm = bảo đảm
bảo cáo = báo cáo
bảo đàm = bảo đảm
bảo đâm = bảo đảm
bố sung = bổ sung
bố tri = bố trí
bồ sung = bổ sung
bồ trí = bố trí
bổ trí = bố trí
chi thị = chỉ thị
chi đạo = chỉ đạo
chinh phủ = chính phủ
chinh quyền = chính quyền
chinh sách = chính sách
chinh trị = chính trị
chuyên biến = chuyển biến
chuyên đổi = chuyển đổi
chuyền đổi = chuyển đổi
chuyển đối = chuyển đổi
chuẩn bi = chuẩn bị
chân đoán = chẩn đoán
chê độ = chế độ
chính phù = chính phủ
chú trì = chủ trì
Chú tịch = Chủ tịch
chương trinh = chương trình
chấp hanh = chấp hành
chất lương = chất lượng
chất lường = chất lượng
chỉ cục = chi cục
chỉ đao = chỉ đạo
chủ tri = chủ trì
chức vu = chức vụ
cán bô = cán bộ
cán bố = cán bộ
có sở = cơ sở | vật, hạ, pháp
công hòa = cộng hòa
công khải = công khai
công nghề = công nghệ
công trinh = công trình
công tạc = công tác
công vãn = công văn
cơ chê = cơ chế
cộng hoa = cộng hòa
dịch vu = dịch vụ
dự an = dự án
dự thao = dự thảo
giai ngân = giải ngân
giai pháp = giải pháp
giai quyết = giải quyết
giám dốc = giám đốc
giảm đốc = giám đốc
hanh phúc = hạnh phúc
hoàn thanh = hoàn thành
hoàn thánh = hoàn thành
huân luyện = huấn luyện
hành chinh = hành chính
hường dẫn = hướng dẫn
hạn chê = hạn chế
hạnh phục = hạnh phúc
họp tác = hợp tác
hố sơ = hồ sơ
hố trợ = hỗ trợ
hồ trợ = hỗ trợ
hổ sơ = hồ sơ
hổ trợ = hỗ trợ
hỗ trơ = hỗ trợ
khu vức = khu vực
khẩn trường = khẩn trương
khẩn trưởng = khẩn trương
kiêm soát = kiểm soát
kiêm tra = kiểm tra
kiếm tra = kiểm tra
Kiếm định = kiểm định
kiến nghi = kiến nghị
kiềm tra = kiểm tra
kiểm soạt = kiểm soát
kiểm đinh = kiểm định
kê hoạch = kế hoạch
kẻ hoạch = kế hoạch
kết họp = kết hợp
kết qua = kết quả | thực, đạt, rà, kiểm, triển, giám, xử, giải
kết quá = kết quả | thực, đạt, công, rà, kiểm, triển, giám, xử, giải, sản, học
kề hoạch = kế hoạch
kể hoạch = kế hoạch
lanh đạo = lãnh đạo
lành đạo = lãnh đạo
lãnh đao = lãnh đạo
lảnh đạo = lãnh đạo
lễ lối = lề lối
nghi quyết = nghị quyết
nghi định = nghị định
nghiêm tục = nghiêm túc
nghiệp vu = nghiệp vụ
nhiệm vu = nhiệm vụ
nhiệm vũ = nhiệm vụ
nhu sau = như sau
nâng suất = năng suất | lao, chất, cây, và, lúa
phu trách = phụ trách
phát triền = phát triển
phân đấu = phấn đấu
Phân đầu = Phấn đấu
phòng chông = phòng chống
phôi họp = phối hợp
phôi hợp = phối hợp
phù họp = phù hợp
phương an = phương án
nuôi trông = nuôi trồng
phạt triển = phát triển
phấn đâu = phấn đấu
phấn đầu = phấn đấu
phối họp = phối hợp
phụ lực = phụ lục
phủ trách = phụ trách
quy chê = quy chế
quy trinh = quy trình
quy đinh = quy định
quy đình = quy định
quyết đinh = quyết định
quá trinh = quá trình
quản ly = quản lý
rả soát = rà soát
sáng kiên = sáng kiến
số liêu = số liệu
sứ dụng = sử dụng
sử dung = sử dụng
sửa đối = sửa đổi
thanh lập = thành lập
thanh phần = thành phần
thanh phố = thành phố
thanh viên = thành viên
thi hanh = thi hành
thành tra = thanh tra
thành viễn = thành viên
thâm mưu = tham mưu
thâm quyền = thẩm quyền
thâm định = thẩm định
thông kê = thống kê
Thù trưởng = Thủ trưởng
thù tục = thủ tục
thú tục = thủ tục
thương trực = thường trực
thương xuyên = thường xuyên
thường trúc = thường trực
thường vu = thường vụ
thường xuyến = thường xuyên
thấm định = thẩm định
thầm quyền = thẩm quyền
thầm định = thẩm định
thẩm đinh = thẩm định
thẩm đình = thẩm định
thống kế = thống kê
thời giản = thời gian
thời han = thời hạn
thục hiện = thực hiện
thực hiến = thực hiện
tinh hình = tình hình
tiên bộ = tiến bộ
tiên độ = tiến độ
tiến hanh = tiến hành
tiến đô = tiến độ
tiếp túc = tiếp tục
tiền độ = tiến độ
tiểu chuẩn = tiêu chuẩn
triền khai = triển khai
triển khải = triển khai
trung tầm = trung tâm
trách nhiễm = trách nhiệm
trình đô = trình độ
trúc tuyến = trực tuyến
Trường ban = Trưởng ban | ^
Trường phòng = Trưởng phòng | ^
Trường đoàn = Trưởng đoàn | ^
trực tuyên = trực tuyến
tuyên truyện = tuyên truyền
tuyền truyền = tuyên truyền
tài chinh = tài chính
tài liêu = tài liệu
tài liều = tài liệu
tài sán = tài sản
tích họp = tích hợp
tô chức = tổ chức
tăng cương = tăng cường
tầng cường = tăng cường
tập huân = tập huấn
tập thê = tập thể
tặng cường = tăng cường
tố chức = tổ chức
tồ chức = tổ chức
tổng họp = tổng hợp
tỷ lê = tỷ lệ
uy ban = ủy ban
vãn bản = văn bản
vãn hóa = văn hóa
vãn phòng = văn phòng
vương mắc = vướng mắc
xay dựng = xây dựng
xác đinh = xác định
xây dưng = xây dựng
xây dụng = xây dựng
xúc tiên = xúc tiến
xứ lý = xử lý
yêu câu = yêu cầu
yếu cầu = yêu cầu
ý kiên = ý kiến
ý kiện = ý kiến
điều hanh = điều hành
điều kiên = điều kiện
điều kiến = điều kiện
đào tao = đào tạo
đánh gia = đánh giá | kết, tình, công, việc, chung, hiệu, mức, chất, thực
đánh giả = đánh giá | kết, tình, công, việc, chung, hiệu, mức, chất, thực
đâu tư = đầu tư
Đây mạnh = Đẩy mạnh
đè nghị = đề nghị
đê nghị = đề nghị
đôn dốc = đôn đốc
đăng ky = đăng ký
đơn vi = đơn vị
đấu tư = đầu tư
Đấy mạnh = Đẩy mạnh
Đấy nhanh = Đẩy nhanh
Đầy mạnh = Đẩy mạnh
Đầy nhanh = Đẩy nhanh
đẩy manh = đẩy mạnh
đặc lực = đắc lực
đế nghị = đề nghị
đề an = đề án
đề nghi = đề nghị
địa ban = địa bàn
địa bán = địa bàn
địa bản = địa bàn
định ky = định kỳ
ưng dụng = ứng dụng
ổn đinh = ổn định
ủy bàn = ủy ban | nhân
ứng dung = ứng dụng
";
