import { expect, it } from 'vitest';
import { composeKey } from './index.ts';

/**
 * Words as people type them and what comes out in UniKey, which the hands of this country know: tones
 * early, late and in the middle, shapes before and after, one key corrected by another, a key twice,
 * capitals, `z` and `0`. `_` is a space, `<` takes a letter back.
 */
const typed = `
  vieejt→việt vietej→việt vieetj→việt vietje→việt nguwowif→người nguoiwf→người nguwoif→người
  ngwowif→người nguoifw→người dduwowngf→đường dduongwf→đường duongdwf→đường duwowngfd→đường
  duongwfd→đường hoas→hóa hoaf→hòa hoanf→hoàn hofan→hoàn hoafn→hoàn tosan→toán toasn→toán
  thuyr→thủy thuyeenf→thuyền thuyefen→thuyền thuyeenr→thuyển khuyur→khuỷu khuyrr→khuyr
  quas→quá quys→quý quyeenr→quyển gias→giá giaf→già gif→gì gis→gí gieesng→giếng gieengs→giếng
  gius→giú giuws→giứ giuwx→giữ giuxw→giữ uoongs→uống uongos→uống uoosng→uống ruowuj→rượu
  ruouwj→rượu ruoujw→rượu huowu→hươu huouw→hươu buowm→bươm luwu→lưu luuw→lưu cuwus→cứu
  cuusw→cứu cuuws→cứu mwa→mưa muaw→mưa muwa→mưa chuaw→chưa chuwa→chưa chuaf→chùa muaf→mùa
  muas→múa muaas→muấ tuaan→tuân tuana→tuân tuaanf→tuần tuanaf→tuần tuafna→tuần hueej→huệ
  hueje→huệ thuees→thuế thuese→thuế khuyaa→khuyâ khuya→khuya xoong→xông xooong→xoong
  booong→boong oor→ổ ddaor→đảo daord→đảo dddaor→ddảo aa→â aaa→aa aaaa→aaa ee→ê eee→ee oo→ô
  ooo→oo dd→đ ddd→dd aw→ă aww→aw ow→ơ oww→ow uw→ư w→ư ww→w as→á ass→as aff→af arr→ar axx→ax
  ajj→aj asf→à asz→a aasz→â vieetjz→viêt vieejtz→viêt toansz→toan ddangws→đắng dangdws→đắng
  dawngsd→đắng ddawngs→đắng ddangs→đáng ddangsw→đắng bawcs→bắc bacws→bắc bacsw→bắc
  nghieeng→nghiêng nghieng→nghieng nghienge→nghiêng nghiengx→nghiẽng nghieengx→nghiễng
  Vieejt→Việt VIEEJT→VIỆT VIEETJ→VIỆT ViEEjt→ViỆt HAF→HÀ Haf→Hà HaF→Hà DDOONG→ĐÔNG DDoong→Đông
  Ddoong→Đông DDooong→Đoong DDuwowng→Đương Ddaats→Đất Nguyeenx→Nguyễn NGUYEENX→NGUYỄN
  Nguyenxe→Nguyễn Hoangf→Hoàng Phuowng→Phương Phuongw→Phương Uwng→Ưng UWNG→ƯNG OWN→ƠN Own→Ơn
  giuwowngf→giường giuongwf→giường giwowngf→giường lieeu→liêu lieuej→liệu lieeuj→liệu yeeu→yêu
  yeues→yếu yeeus→yếu khoer→khỏe khoeor→khoẻo khoeo→khoeo ngoeor→ngoẻo ngoafi→ngoài
  ngoaif→ngoài ngoais→ngoái xoais→xoái xoayx→xoãy xoaay→xoây xoayas→xoấy quaayf→quầy
  quayaf→quầy quafya→quầy quoocs→quốc quocos→quốc quosco→quốc quowr→quở quorw→quở thuowr→thuở
  thuorw→thuở uowcs→ước uocws→ước muoons→muốn muonso→muốn muosno→muốn chuyeejn→chuyện
  chuyenej→chuyện chuyejne→chuyện truowngf→trường truongfw→trường trwowngf→trường vieejt<→việ
  vieetj<→việ toansg<<→tóa thuyeefn<→thuyề dduwowcj→được dduocwj→được duwocdj→được
  dduwocj→được dduowcj→được a1→á vie65t→việt viet65→việt vie6t5→việt nguo7i2→người
  nguoi72→người ngu7o7i2→người d9u7o7ng2→đường duong792→đường d9uong72→đường hoa2→hòa
  hoan2→hoàn thu3y→thủy thuy3→thủy qu1y→quý quy1→quý tua6n2→tuần tuan62→tuần da8ng1→dắng
  d9a8ng1→đắng dang891→đắng d99→d9 a66→a6 a88→a8 o77→o7 a11→a1 a10→a ruou75→rượu ru7o7u5→rượu
  mua7→mưa qua7→qua7 thuo73→thuở so_1→so_1 so_12→so_12 P12→P12 b2→b2 so2→sò test→tét
  tesst→test zalo→zalo covid→covid khoong_coos→không_cố toi_ddi_hocj→toi_đi_học
  ddi_laij→đi_lại ddang_kys_khai_sinh→đang_ký_khai_sinh ddawng_kys_khai_sinh→đăng_ký_khai_sinh
  giaays_khai_sinh→giấy_khai_sinh hooj_khaaur→hộ_khẩu ho_khauar→ho_khẩu can_cuowcs→can_cước
  caawn→căn cawan→cân caan→cân caanw→căn coow→cơ coo→cô cowo→cô uown→ươn uowi→ươi tuowir→tưởi
  tuoiwr→tưởi tuooir→tuổi tuoior→tuổi tuoiro→tuổi muwowif→mười mwowif→mười muoiwf→mười
  muoiw2→mười cuar→của cura→của nuwax→nữa nuaxw→nữa nuxaw→nữa vowis→với voiws→với voisw→với
  cooijr→cổi dduwa→đưa dduaw→đưa huwowngs→hướng huowngs→hướng huongws→hướng huongsw→hướng
  ooong→oong yeems→yếm yemse→yếm eef→ề eesm→ếm nghir→nghỉ nghix→nghĩ laay→lây layas→lấy
  A1→A1 A10→A10 A12→A12 A1203→A1203 A12A→A12A A1b→A1b D9→D9 D9B→D9B E3→E3 E61→E61 P1203→P1203
  B12A→B12A T2→T2 S2.05→S2.05 CT2A→CT2A HH1A→HH1A HUD3→HUD3 hud3→hud3 VOV2→VOV2 N04→N04
  tofa_A1→tòa_A1 toa2_A1→tòa_A1 toa_a1→toa_a1 bawfng_lasi_xe_a1→bằng_lái_xe_a1 hajng_a2→hạng_a2
  cawn_a1203→căn_a1203 Toaf_A1,_taangf_3→Tòa_A1,_tầng_3 covid19→covid19
  A3nh→Ảnh A61n→Ấn A8n→Ăn D9e2n→Đèn D9u7o7ng2→Đường D9uo7ng2→Đường D9i→Đi E1m→Ém E6m→Êm
  nha2_d9a65t→nhà_đật d9i→đi a5→ạ o6_to6→ô_tô O73→Ở u72→ừ y1_kie61n→ý_kiến Y1→Ý
  laysa→lấy lasya→lấy suawr→sửa suwra→sửa suarw→sửa
  toois<<→t so→so vieejt<→việ hoans<→hóa tuaanf<→tuầ nguwoif→người
`;

it('writes what a hand that knows UniKey expects', () => {
  const cases = typed.trim().split(/\s+/);
  expect(cases.length).toBeGreaterThan(250);
  const wrong = cases.filter((one) => {
    const [keys = '', wanted = ''] = one.replaceAll('_', ' ').split('→');
    let text = '';
    for (const letter of keys) {
      text = composeKey(text, letter === '<' ? { kind: 'delete' } : { kind: 'typed', letter });
    }
    return text !== wanted;
  });
  expect(wrong).toEqual([]);
});
